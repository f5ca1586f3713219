import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { datadisJson } from './datadis-json.format.js';
import { ideJson } from './ide-json.format.js';
import { spainCsv } from './spain-csv.format.js';

const HEADER = 'CUPS;Fecha;Hora;Consumo_kWh;Metodo_obtencion';

describe('reading a Spanish distributor CSV', () => {
  it('takes the hour number for the end of the hour', async () => {
    const text = [HEADER, 'ES1;18/02/2020;1;0,350;R', 'ES1;18/02/2020;24;1.234,5;E'].join('\n');
    expect(spainCsv.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(spainCsv, text)).channels;
    expect(channel?.rows).toEqual([
      '2020-02-17T23:00:00Z 3600 0.35 actual',
      '2020-02-18T22:00:00Z 3600 1234.5 estimated',
    ]);
  });

  it.each([
    ['25 hours counted 1 to 25', '25/10/2020', range(1, 25)],
    ['25 hours with one label twice', '25/10/2020', [1, 2, 3, 3, ...range(4, 24)]],
    ['23 hours counted 1 to 23', '29/03/2020', range(1, 23)],
    ['23 hours with one label skipped', '29/03/2020', [1, 2, ...range(4, 24)]],
  ])('places a day of %s without a gap', async (_what, day, hours) => {
    const rows = hours.map((hour) => `ES1;${day};${String(hour)};1,000;R`);
    const read = await readText(spainCsv, [HEADER, ...rows].join('\n'));
    const starts = (read.channels[0]?.rows ?? []).map((row) => Date.parse(row.slice(0, 20)) / 3_600_000);
    expect(starts.map((start) => start - (starts[0] ?? 0))).toEqual(range(0, hours.length - 1));
    expect(read.channels[0]?.first.endsWith(day === '25/10/2020' ? 'T22:00:00Z' : 'T23:00:00Z')).toBe(true);
  });

  it('says so when the autumn day has 24 hours only', async () => {
    const rows = range(1, 24).map((hour) => `ES1;25/10/2020;${String(hour)};1,000;R`);
    const read = await readText(spainCsv, [HEADER, ...rows].join('\n'));
    expect(read.warnings).toEqual(['usage.autumn-hour-missing']);
    expect(read.channels[0]?.lastEnd).toBe('2020-10-25T23:00:00Z');
  });

  it('reads the solar layout with seven columns', async () => {
    const text =
      'CUPS;Fecha;Hora;AE_kWh;AS_KWh;AE_AUTOCONS_kWh;REAL/ESTIMADO\nES1;21/07/2026;12;0,5;1,2;;R\n';
    const read = await readText(spainCsv, text);
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['ES1/import/', '0.5'],
      ['ES1/export/', '1.2'],
    ]);
  });

  it('reads the Datadis CSV with clock labels and year first', async () => {
    const text =
      'cups;fecha;hora;consumo_kWh;metodoObtencion;energiaVertida_kWh\nES1;2022/01/01;01:00;0,1;Real;\nES1;2022/01/01;24:00;0,2;Real;0,3';
    const read = await readText(spainCsv, text);
    expect(read.channels[0]?.rows[1]).toBe('2022-01-01T22:00:00Z 3600 0.2 actual');
    expect(read.channels[1]).toMatchObject({ name: 'ES1/export/', kwh: '0.3' });
  });

  it('names the row that it cannot read', async () => {
    const good = 'ES1;18/02/2020;1;0,350;R';
    for (const [bad, code] of [
      ['ES1;18/02/2020;26;0,350;R', 'usage.bad-date'],
      ['ES1;31/02/2020;1;0,350;R', 'usage.bad-date'],
      ['ES1;18/02/2020;1;abc;R', 'usage.bad-number'],
    ] as const) {
      await expect(readText(spainCsv, [HEADER, bad, good].join('\n'))).rejects.toMatchObject({
        code,
        details: { row: 2 },
      });
    }
  });
});

describe('reading Datadis answers', () => {
  const value = (time: string, rest: string): string =>
    `{"cups":"ES1","date":"2026/01/01","time":"${time}",${rest}}`;

  it('keeps null and absent values as missing and reads surplus', async () => {
    const text = `{"timeCurve":[${[
      value('01:00', '"consumptionKWh":0.3230000000000000001,"obtainMethod":"Real","surplusEnergyKWh":0'),
      value('24:00', '"consumptionKWh":1.5,"obtainMethod":"Estimada"'),
      value('02:00', '"consumptionKWh":null,"obtainMethod":""'),
    ].join(',')}],"distributorError":[]}`;
    expect(datadisJson.sniff(headOf(text))).toBe('certain');
    const read = await readText(datadisJson, text);
    expect(read.channels[0]).toMatchObject({
      kwh: '1.8230000000000000001',
      count: 2,
      missing: 1,
      estimated: 1,
    });
    expect(read.channels[0]?.rows[1]).toBe('2026-01-01T22:00:00Z 3600 1.5 estimated');
    expect(read.channels[1]).toMatchObject({ name: 'ES1/export/', kwh: '0' });
  });
});

describe('reading i-DE answers', () => {
  it('counts hours from the start of the period over both clock changes', async () => {
    const items = Array.from({ length: 8760 }, (_none, hour) =>
      hour === 5 ? 'null' : `{"valor":"${String(hour)}.50"}`,
    );
    const text = `{"fechaPeriodo":"01-01-202300:00:00","y":{"data":[[${items.join(',')}]],"unidadesConsumo":"Wh"}}`;
    expect(ideJson.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(ideJson, text)).channels;
    expect(channel).toMatchObject({
      count: 8759,
      missing: 1,
      first: '2022-12-31T23:00:00Z',
      lastEnd: '2023-12-31T23:00:00Z',
    });
  });
});

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_none, index) => from + index);
}
