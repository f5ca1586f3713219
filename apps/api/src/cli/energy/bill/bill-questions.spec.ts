import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { printBill } from './bill.js';

describe('a bill of usage that leaves a question open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zone-'));
  const lines: string[] = [];
  const output = { out: (line: string) => void lines.push(line), err: () => undefined };
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const tariff = write(
    'flat.json',
    JSON.stringify({
      ...{ label: 'flat', name: 'Residential', servicetype: 'Bundled' },
      energyratestructure: [[{ rate: 0.2, unit: 'kWh' }]],
      energyweekdayschedule: Array.from({ length: 12 }, () => new Array<number>(24).fill(0)),
      energyweekendschedule: Array.from({ length: 12 }, () => new Array<number>(24).fill(0)),
    }),
  );
  const hours = Array.from({ length: 31 * 24 }, (_, at) =>
    new Date(Date.UTC(2024, 0, 1, at)).toISOString().slice(0, 16).replace('T', ' '),
  );
  const usage = write('local.csv', `Start,kWh\n${hours.map((hour) => `${hour},1`).join('\n')}\n`);
  const billCase = { tariff, usage, from: 'urdb' };

  beforeEach(() => (lines.length = 0));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('asks for the zone that nobody names and ends with 3', async () => {
    expect(await printBill(billCase, true, output)).toBe(3);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'needs-zone', proposals: [], preview: [] });
  });

  it('is made when the zone is said', async () => {
    expect(await printBill({ ...billCase, zone: 'America/Chicago' }, true, output)).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ annual: '148.80' });
  });

  it("asks for the colours of Tempo's days, and is made with their list", async () => {
    const prices = ['HCBleu', 'HPBleu', 'HCBlanc', 'HPBlanc', 'HCRouge', 'HPRouge'];
    const tempo = write(
      'tempo.csv',
      [
        `DATE_DEBUT;DATE_FIN;P_SOUSCRITE;PART_FIXE_TTC;${prices.map((name) => `PART_VARIABLE_${name}_TTC`).join(';')}`,
        '01/01/2024;;6;366;0,1;0,2;0,3;0,4;0,5;0,6',
      ].join('\n'),
    );
    const ofTempo = { tariff: tempo, usage, from: 'tempo', contractedKw: '6' };
    expect(await printBill(ofTempo, true, output)).toBe(3);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'needs-days', proposals: [], preview: [] });
    const blue = Array.from({ length: 32 }, (_, day) => new Date(Date.UTC(2023, 11, 31 + day)));
    const list = blue.map((day) => `${day.toISOString().slice(0, 10)};BLEU`);
    const days = write('days.csv', ['Date;Type de jour TEMPO', ...list].join('\n'));
    expect(await printBill({ ...ofTempo, days }, true, output)).toBe(0);
    // 31 days of 8 and 16 kWh, and of 366 a year.
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ annual: '155.08' });
  });

  describe('in a table that can be read in several ways', () => {
    const circuits = (): typeof billCase => ({
      ...billCase,
      usage: write(
        'circuits.csv',
        `Start,Car (kWh),Home (kWh)\n${hours.map((hour) => `${hour},2,1`).join('\n')}\n`,
      ),
    });
    const said = { zone: 'America/Chicago' };

    it('asks which, in the words and the form of the other commands', async () => {
      expect(await printBill({ ...circuits(), ...said }, false, output)).toBe(3);
      expect(lines[0]).toContain('"Car (kWh)" is import in kWh');
      expect(await printBill({ ...circuits(), ...said }, true, output)).toBe(3);
      expect(JSON.parse(lines[1] ?? '')).toMatchObject({ outcome: 'needs-mapping' });
    });

    it('shows the days of the clock that the tariff is billed by', async () => {
      const rows = hours.slice(0, 48).map((hour) => `${hour.replace(' ', 'T')}Z,2,1`);
      const absolute = write('absolute.csv', `Start,Car (kWh),Home (kWh)\n${rows.join('\n')}\n`);
      const { tariffs } = converterOf('urdb')(readFileSync(tariff, 'utf8'), {
        asOf: '2024-01-01',
        source: 'flat',
      });
      const own = write('own.json', JSON.stringify({ ...tariffs[0], zone: 'America/Chicago' }));
      expect(await printBill({ tariff: own, usage: absolute }, true, output)).toBe(3);
      const { preview } = JSON.parse(lines[0] ?? '') as { preview: readonly { day: string }[] };
      expect(preview[0]?.day).toBe('2023-12-31');
    });

    it('is made by the answer, and refuses the answer to another table', async () => {
      await printBill({ ...circuits(), ...said }, true, output);
      const { proposals } = JSON.parse(lines[0] ?? '') as { proposals: readonly unknown[] };
      const map = write('answer.json', JSON.stringify(proposals.at(-1)));
      expect(await printBill({ ...circuits(), ...said, map }, true, output)).toBe(0);
      expect(JSON.parse(lines[1] ?? '')).toMatchObject({ annual: '297.60' });
      await expect(printBill({ ...billCase, ...said, map }, true, output)).rejects.toMatchObject({
        code: 'usage.mapping-unfit',
      });
    });
  });
});
