import { energyProjections } from '#api/energy/projections';
import { rebuild } from '#api/platform/following/rebuild';
import { testApp, type TestApp } from '../../../../../test/support/app.js';
import type { Client } from '../../../../../test/support/client.js';
import { refusal } from '../../../../../test/support/problem.js';

interface YearAnswer {
  readonly year: { readonly annualKwh: string } | null;
  readonly noYearReason: string | null;
  readonly meters?: readonly {
    readonly number: number;
    readonly servicePoint: string;
    readonly kwh: string;
  }[];
  readonly quality: {
    readonly meteredKwh: string;
    readonly findings: readonly { readonly code: string; readonly message: string }[];
  };
}

const DAYS = 40;

/** Forty days of half hours at two addresses: 0.5 kWh and 0.25 kWh each. */
function twoHomes(): string {
  const day = (at: number): string =>
    new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10).replaceAll('-', '');
  const meter = (nmi: string, value: string): readonly string[] => [
    `200,${nmi},E1,1,E1,N1,SERIAL${nmi.slice(-1)},KWH,30,`,
    ...Array.from({ length: DAYS }, (_, at) => `300,${day(at)},${`${value},`.repeat(48)}A,,,20260301000000,`),
  ];
  return ['100,NEM12,202603010000,A,B', ...meter('NMI0000001', '0.5'), ...meter('NMI0000002', '0.25'), '900']
    .join('\n')
    .concat('\n');
}

describe('a file of several meters', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const upload = async (visitor: Client): Promise<string> => {
    const { id } = (await visitor.upload([{ name: 'homes.csv', text: twoHomes() }])).json<{ id: string }>();
    expect(await visitor.outcome(id)).toMatchObject({ status: 'imported' });
    return id;
  };
  const choose = (visitor: Client, id: string, meters: unknown) =>
    visitor.send('POST', `/usage/uploads/${id}/meters`, { meters });
  const yearAfter = async (visitor: Client, position = ''): Promise<YearAnswer> =>
    (await visitor.get(`/usage/year${position === '' ? '' : `?after=${position}`}`)).json<YearAnswer>();

  it('makes no year until one is chosen, and says what there is to choose', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor);
    const before = await yearAfter(visitor);
    expect(before.year).toBeNull();
    expect(before.noYearReason).toContain('2 meters');
    expect(before.meters?.map(({ number, servicePoint, kwh }) => [number, servicePoint, kwh])).toEqual([
      [1, 'NMI0000001', '960'],
      [2, 'NMI0000002', '480'],
    ]);
    const chosen = await choose(visitor, id, [2]);
    expect(chosen.status).toBe(202);
    const after = await yearAfter(visitor, chosen.json<{ position: string }>().position);
    expect(after.quality.meteredKwh).toBe('480');
    expect(after.quality.findings[0]?.message).toContain('you chose one');
    expect(after.meters).toBeUndefined();
    expect(Number(after.year?.annualKwh)).toBeGreaterThan(2000);
    for (const projection of energyProjections) await rebuild(projection, app.platform);
    expect(await yearAfter(visitor)).toEqual(after);
  });

  it('adds up several when they are told to be one home', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor);
    const both = (await choose(visitor, id, [1, 2])).json<{ position: string }>();
    const { year, quality } = await yearAfter(visitor, both.position);
    expect(Number(year?.annualKwh)).toBeGreaterThan(6000);
    expect(quality.meteredKwh).toBe('1440');
    expect(quality.findings[0]?.message).toContain('they were added up');
  });

  it('takes one choice, of meters that are there, from their owner', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor);
    expect(refusal(await choose(visitor, id, []))).toEqual([422, 'input.invalid']);
    expect(refusal(await choose(visitor, id, [3]))).toEqual([422, 'usage.unknown-meter']);
    expect(refusal(await choose(visitor, id, [1, 1]))).toEqual([422, 'usage.unknown-meter']);
    expect(refusal(await choose(app.visitor(), id, [1]))).toEqual([404, 'usage.unknown-upload']);
    expect((await choose(visitor, id, [1])).status).toBe(202);
    expect(refusal(await choose(visitor, id, [2]))).toEqual([409, 'usage.nothing-to-choose']);
  });
});
