import { energyContext } from '../energy.context.js';
import { rebuild } from '#api/platform/following/rebuild';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { refusal } from '#test/support/problem';

interface YearAnswer {
  readonly uploadId: string;
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

/** Forty days of half hours, the same kWh in each, of one meter for each value. */
function homes(...values: readonly string[]): string {
  const day = (at: number): string =>
    new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10).replaceAll('-', '');
  const meters = values.flatMap((value, index) => [
    `200,NMI000000${String(index + 1)},E1,1,E1,N1,SERIAL${String(index)},KWH,30,`,
    ...Array.from({ length: DAYS }, (_, at) => `300,${day(at)},${`${value},`.repeat(48)}A,,,20260301000000,`),
  ]);
  return ['100,NEM12,202603010000,A,B', ...meters, '900'].join('\n').concat('\n');
}

describe('correcting what was read', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const upload = async (visitor: Client, text: string): Promise<string> => {
    const { id } = (await visitor.upload([{ name: 'homes.csv', text }])).json<{ id: string }>();
    expect(await visitor.outcome(id)).toMatchObject({ status: 'imported' });
    return id;
  };
  const correct = (visitor: Client, id: string, correction: object) =>
    visitor.send('POST', `/usage/uploads/${id}/corrections`, {
      meters: null,
      withoutOutliers: false,
      ...correction,
    });
  const year = async (visitor: Client, position = ''): Promise<YearAnswer> =>
    (await visitor.get(`/usage/year${position === '' ? '' : `?after=${position}`}`)).json<YearAnswer>();
  const corrected = async (visitor: Client, id: string, correction: object): Promise<YearAnswer> => {
    const answer = await correct(visitor, id, correction);
    expect([answer.status, answer.status === 202 ? '' : answer.text]).toEqual([202, '']);
    return year(visitor, answer.json<{ position: string }>().position);
  };

  it('makes no year of several meters until one is chosen, and of another one after', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor, homes('0.5', '0.25'));
    const before = await year(visitor);
    expect(before.year).toBeNull();
    expect(before.noYearReason).toContain('2 meters');
    expect(before.meters?.map(({ number, servicePoint, kwh }) => [number, servicePoint, kwh])).toEqual([
      [1, 'NMI0000001', '960'],
      [2, 'NMI0000002', '480'],
    ]);
    const second = await corrected(visitor, id, { meters: [2] });
    expect(second.quality.meteredKwh).toBe('480');
    expect(second.quality.findings[0]?.message).toContain('you chose one');
    expect(Number(second.year?.annualKwh)).toBeGreaterThan(2000);
    const both = await corrected(visitor, second.uploadId, { meters: [1, 2] });
    expect([both.quality.meteredKwh, both.meters?.length]).toEqual(['1440', 2]);
    expect(both.quality.findings[0]?.message).toContain('they were added up');
    for (const projection of energyContext.projections) await rebuild(projection, app.platform);
    expect(await year(visitor)).toEqual(both);
  });

  it('leaves out what a meter gone mad counted, and puts it back', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor, homes('0.5').replace(',0.5,', ',999999,'));
    const mad = await year(visitor);
    expect(Number(mad.year?.annualKwh)).toBeGreaterThan(999_999);
    expect(mad.quality.findings.map(({ code }) => code)).toContain('usage.outliers');
    const calm = await corrected(visitor, id, { withoutOutliers: true });
    expect(Number(calm.year?.annualKwh)).toBeLessThan(12_000);
    const codes = calm.quality.findings.map(({ code }) => code);
    expect(codes[0]).toBe('usage.outliers-left-out');
    expect(codes.filter((code) => ['usage.outliers', 'usage.unusual-level'].includes(code))).toEqual([]);
    const back = await corrected(visitor, calm.uploadId, { withoutOutliers: false });
    expect(back.year).toEqual(mad.year);
  });

  it('goes with the home', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor, homes('0.5', '0.25'));
    expect((await corrected(visitor, id, { meters: [1] })).year).not.toBeNull();
    const { position } = (await visitor.call('DELETE', '/households/me', {})).json<{ position: string }>();
    expect((await visitor.get(`/usage/year?after=${position}`)).status).toBe(404);
  });

  it('refuses meters that are not there, and strangers', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor, homes('0.5', '0.25'));
    expect(refusal(await correct(visitor, id, { meters: [] }))).toEqual([422, 'input.invalid']);
    expect(refusal(await correct(visitor, id, {}))).toEqual([422, 'usage.several-meters']);
    expect(refusal(await correct(visitor, id, { meters: [3] }))).toEqual([422, 'usage.unknown-meter']);
    expect(refusal(await correct(visitor, id, { meters: [1, 1] }))).toEqual([422, 'usage.unknown-meter']);
    const stranger = await correct(app.visitor(), id, { meters: [1] });
    expect(refusal(stranger)).toEqual([404, 'usage.unknown-upload']);
    const one = await upload(visitor, homes('0.5'));
    expect(refusal(await correct(visitor, one, { meters: [1] }))).toEqual([409, 'usage.nothing-to-choose']);
  });
});
