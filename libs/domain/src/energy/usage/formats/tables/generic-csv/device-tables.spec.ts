import { localText } from '#domain/shared/zone';
import { billsCsv } from '../bills/bills-csv.format.js';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { jsonTable } from '../json-table/json-table.format.js';
import { genericCsv } from './generic-csv.format.js';

const JANUARY = Date.UTC(2024, 0, 1) / 1000;

/** A day of hours from the first of January. */
function hours(write: (label: string, at: number) => string): string {
  return Array.from({ length: 24 }, (_, at) => write(localText(JANUARY + at * 3600), at)).join('\n');
}

async function found(text: string, format = genericCsv): Promise<Readonly<Record<string, string>>> {
  const { channels } = await readText(format, text, { zone: 'UTC' });
  return Object.fromEntries(channels.map(({ name, kwh }) => [name, kwh]));
}

describe('the tables of devices and apps', () => {
  it.each([
    [
      'sessions of a charger',
      `Created,Charge point,Vehicle,Energy (kWh)\n${hours((label) => `${label},Garage,Car,1`)}`,
    ],
    [
      'one phase by its letter',
      `Date/time UTC,Active energy Wh (A),Returned energy Wh (A)\n${hours((label) => `${label},10,0`)}`,
    ],
    ['power without a unit', `Time,Power imported\n${hours((label) => `${label},117.6`)}`],
    [
      'a side beside a temperature, without a unit',
      `datum_tijd,levering,buitentemperatuur\n${hours((label) => `${label},0.7,8.5`)}`,
    ],
  ])('are asked about: %s', async (_what, text) => {
    await expect(found(`${text}\n`)).rejects.toMatchObject({ code: 'usage.needs-mapping' });
  });

  it('are asked about where hours stand in no column, and a counter of what was sold hardly moves', async () => {
    const hour = (label: string): number => Number(label.slice(11, 13));
    const parts = hours(
      (label) => `${label},${hour(label) < 8 ? '0.5' : '0'},${hour(label) > 18 ? '0.5' : '0'}`,
    );
    await expect(found(`Time,On-Peak kWh,Off-Peak kWh\n${parts}\n`)).rejects.toMatchObject({
      details: { code: 'which-whole' },
    });
    const sold = hours((label, at) => `${label},${(0.015 + at / 2000).toFixed(3)}`);
    await expect(found(`Time,Export kWh\n${sold}\n`)).rejects.toMatchObject({
      details: { code: 'register-or-use' },
    });
  });

  it('are refused where the clock of the starts is gone and every span begins at midnight', async () => {
    const text = `From date,Until date,Until time,kWh\n${hours((label, at) => `01.01.2024,01.01.2024,${label.slice(11, 14)}59,0.${String(at + 10)}`)}\n`;
    await expect(found(text)).rejects.toMatchObject({ code: 'usage.repeated-times' });
  });

  it('add up three phases by their letters', async () => {
    const text = `Date/time UTC,Active energy Wh (A),Active energy Wh (B),Active energy Wh (C)\n${hours((label) => `${label},10,20,40`)}\n`;
    expect(Object.values(await found(text))).toEqual(['0.24', '0.48', '0.96']);
  });

  it('name the unit in the labels that part their series, or in a column of measurements', async () => {
    const series = ['Import (kWh)', 'Export (kWh)'].map((label) =>
      hours((at) => `"${label}";${at};${label.startsWith('I') ? '0.5' : '0.25'}`),
    );
    expect(await found(`"Series";"Time";"Value"\n${series.join('\n')}\n`)).toEqual({
      '/import/': '12',
      '/export/': '6',
    });
    const influx = `,result,_time,_value,_measurement\n${hours((label) => `,,${label}:00Z,0.5,kWh`)}\n`;
    expect(await found(influx.replaceAll(/ (?=\d\d:\d\d:00Z)/g, 'T'))).toEqual({ '/import/': '12' });
  });

  it('count what went out by the meter that a column names, and what a roof made where none does', async () => {
    const rows = hours((label) => `1,${label},0.5,0.25`);
    expect(await found(`Meter Number,Time,kWh Consumption,kWh Generation\n${rows}\n`)).toEqual({
      '1/import/': '12',
      '1/export/': '6',
    });
    expect(await found(`Panel,Time,kWh Consumption,kWh Generation\n${rows}\n`)).toEqual({
      '/import/': '12',
      '/generation/': '6',
    });
  });

  it('have a row of units below the names, with the pattern of the date', async () => {
    const text = `Zeit;Ins Netz eingespeist;Vom Netz bezogen;PV Produktion;Verbrauch\n[dd.MM.yyyy HH:mm];[Wh];[Wh];[Wh];[Wh]\n${hours((label) => `${label};100;500;300;700`)}\n`;
    expect(await found(text)).toEqual({ '/import/': '12', '/export/': '2.4', '/generation/': '7.2' });
  });

  it('begin below a line that names the period in the manner of a reading', async () => {
    const text = `"EIC";"38Z"\n"Periood";"01.01.2024 - 02.01.2024"\n\n"Algus";"Kogus (kWh)";"Kvaliteet"\n${hours((label) => `"${label}";"0,5";"OK"`)}\n`;
    expect(await found(text)).toEqual({ '/import/': '12' });
  });

  it('are no bills where a column says the hour', () => {
    const text = `Meter Reading Date,Hour Ending,Usage (kWh)\n2024-01-20,1,0.5\n`;
    expect(billsCsv.sniff(headOf(text))).toBe('no');
  });

  it('hold what was bought and what was sold in two lists of one document', async () => {
    const nodes = (name: string, value: number, money: string) =>
      Array.from({ length: 24 }, (_, at) => ({
        from: new Date((JANUARY + at * 3600) * 1000).toISOString(),
        [money]: 0.1,
        [name]: value,
        [`${name}Unit`]: 'kWh',
      }));
    const home = {
      consumption: { nodes: nodes('consumption', 0.5, 'cost') },
      production: { nodes: nodes('production', 0.25, 'profit') },
    };
    expect(await found(JSON.stringify({ data: { homes: [home] } }), jsonTable)).toEqual({
      '/import/': '12',
      '/export/': '6',
    });
    const gas = {
      electricity: { data: nodes('usage', 0.5, 'cost') },
      gas: { data: nodes('usage', 3, 'cost') },
    };
    expect(await found(JSON.stringify(gas), jsonTable)).toEqual({ '/import/': '12' });
  });
});
