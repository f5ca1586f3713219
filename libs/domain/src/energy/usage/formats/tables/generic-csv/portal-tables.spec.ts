import { localText } from '#domain/shared/zone';
import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { genericCsv } from './generic-csv.format.js';

const DAY_S = 86_400;
const JANUARY = Date.UTC(2024, 0, 1) / 1000;

/** Rows from the first of January, a step apart. */
function rows(count: number, stepS: number, write: (label: string, at: number) => string): string {
  return Array.from({ length: count }, (_, at) => write(localText(JANUARY + at * stepS), at)).join('\n');
}

async function found(text: string): Promise<Readonly<Record<string, string>>> {
  const { channels } = await readText(genericCsv, text, { zone: 'UTC' });
  return Object.fromEntries(channels.map(({ name, kwh }) => [name, kwh]));
}

async function asked(text: string): Promise<string> {
  return found(text).then(
    (totals) => `read ${JSON.stringify(totals)}`,
    (error: unknown) => (error as Error).message,
  );
}

describe('the tables that portals give', () => {
  it('hold stands beside use, of what was bought and of what was sold: each is counted once', async () => {
    const text = `datum;afname stand dal;afname stand normaal;invoeding stand dal;invoeding stand normaal;afname verbruik dal;afname verbruik normaal;invoeding productie dal;invoeding productie normaal
${rows(8, DAY_S, (label, at) => `${label};${String(1300 + at * 3)};${String(1400 + at * 9)};39;${String(80 + at)};3;9;0;1`)}
`;
    expect(await found(text)).toEqual({
      '/import/afname verbruik dal': '24',
      '/import/afname verbruik normaal': '72',
      '/export/invoeding productie dal': '0',
      '/export/invoeding productie normaal': '8',
    });
  });

  it('take an estimated stand back a little, and it is a stand all the same', async () => {
    const stand = (at: number): string => String(at === 30 ? 5014.2 : 5000 + at / 2);
    const text = `Time;Zaehlerstand Gesamt - 1.8.0;Verbrauch Gesamt - 1.8.0\n${rows(48, 900, (label, at) => `${label};${stand(at)};0.5`)}\n`;
    expect(await found(text)).toEqual({ '/import/': '24' });
  });

  it('stand side by side, the quarters beside the days of the same meter: the quarters are read', async () => {
    const line = (label: string, at: number): string => {
      const day =
        at < 2 ? `0${String(at + 1)}.01.2024 00:00:00;0${String(at + 1)}.01.2024 23:59:59;4,8` : ';;';
      const [date = '', time = ''] = label.split(' ');
      const [year = '', month = '', inMonth = ''] = date.split('-');
      return `${day};${inMonth}.${month}.${year} ${time}:00;${inMonth}.${month}.${year} ${time.slice(0, 3)}${String(Number(time.slice(3)) + 14)}:59;0,05`;
    };
    const table = (second: string): string =>
      `AT005;;;${second};;\nkWh;;;kWh;;\nDATE_FROM;DATE_TO;VALUE;DATE_FROM;DATE_TO;VALUE\n${rows(192, 900, line)}\n`;
    const { channels, warnings } = await readText(genericCsv, table('AT005'), { zone: 'UTC' });
    expect(channels.map(({ kwh, count }) => [kwh, count])).toEqual([['9.6', 192]]);
    expect(warnings).toEqual(['usage.columns-left-out']);
    expect(await asked(table('AT006'))).toContain('Which of these columns');
  });

  it('have rows that add up the day among the rows of its hours: they span the day', async () => {
    const text = `BeginDate,EndDate,Usage kWh\n${rows(2, DAY_S, (label) => {
      const day = label.slice(0, 10);
      const next = `2024-01-${day.endsWith('1') ? '02' : '03'} 00:00`;
      const hours = Array.from({ length: 24 }, (_, at) => {
        const to = at === 23 ? next : `${day} ${String(at + 1).padStart(2, '0')}:00`;
        return `${day} ${String(at).padStart(2, '0')}:00,${to},0.5`;
      });
      return [`${day} 00:00,${next},12`, ...hours].join('\n');
    })}\n`;
    const { channels } = await readText(genericCsv, text, { zone: 'UTC' });
    expect(channels[0]?.rows.filter((row) => row.includes(' 86400 12 '))).toHaveLength(2);
  });

  it('head several columns at once: what stands over them says the service and the unit', async () => {
    const text = `,Stroom [kWh],,Gas [m3],,Stroom teruglevering [kWh]\nDatum,Meterstand,Verbruik,Meterstand,Verbruik,Teruglevering
${rows(6, DAY_S, (label, at) => `${label},${String(100 + at * 5)},5,${String(at + 70)},1,2`)}\n`;
    expect(await found(text)).toEqual({ '/import/': '30', '/export/': '12' });
  });

  it('explain a short name above the table', async () => {
    const text = `Profile;\nData 1:  Consumption as measured;\nDate;Data 1\n${rows(24, 3600, (label) => `${label};0,5`)}\n`;
    expect(await found(text)).toEqual({ '/import/': '12' });
  });

  it('name what was bought only by what was sold beside it', async () => {
    const text = `Hour Start,Electricity 1 (low tariff),Electricity 2 (normal tariff),Electricity 1 Returned (low tariff),Electricity 2 Returned (normal tariff)
${rows(24, 3600, (label) => `${label},0.5,0.25,0.125,0`)}\n`;
    expect(Object.values(await found(text))).toEqual(['12', '6', '3', '0']);
  });

  it('begin with blanks and whole numbers: the first decimals say which mark parts them', async () => {
    const late = (value: string): string =>
      `Datum;Verbrauch [kWh]\n${rows(400, 900, (label, at) => `${label};${at < 300 ? '' : at < 390 ? '0' : value}`)}\n`;
    expect(await found(late('0,142'))).toEqual({ '/import/': '1.42' });
    expect(await found(late('0.142'))).toEqual({ '/import/': '1.42' });
    expect(await asked(late('1.142'))).toContain('are these thousands?');
  });

  it('begin each interval where they say "date and time" in a language whose "and" is a', async () => {
    const text = `Datum a čas;Spotřeba (kWh)\n${rows(24, 3600, (label) => `${label};0,5`)}\n`;
    const { channels } = await readText(genericCsv, text, { zone: 'UTC' });
    expect(channels.map(({ kwh, first }) => [kwh, first])).toEqual([['12', '2024-01-01T00:00:00Z']]);
  });

  it.each([
    ['Forbruk', 'Innmating'],
    ['Suvartota P+', 'Patiekta P-'],
    ['Võrgust', 'Võrku'],
    ['Buy', 'Sell'],
    ['E1', 'B1'],
    ['Energía consumida', 'Energía vertida'],
    ['Energia consumida', 'Energia injetada'],
  ])('say what was bought and sold: %s and %s', async (bought, sold) => {
    const text = `Time;${bought} (kWh);${sold} (kWh)\n${rows(24, 3600, (label) => `${label};0,5;0,25`)}\n`;
    expect(await found(text)).toEqual({ '/import/': '12', '/export/': '6' });
  });

  it('write nines where there was no value: they are left out, and said', async () => {
    for (const mark of ['999999', '-999']) {
      const text = `Time,kWh\n${rows(24, 3600, (label, at) => `${label},${at === 5 ? mark : '0.5'}`)}\n`;
      const { channels, warnings } = await readText(genericCsv, text, { zone: 'UTC' });
      expect([channels[0]?.kwh, channels[0]?.missing, warnings]).toEqual([
        '11.5',
        1,
        ['usage.no-value-mark'],
      ]);
    }
  });

  it('add up phases, though one happens to be the sum of the others', async () => {
    const text = `Time,L1 (kWh),L2 (kWh),L3 (kWh)\n${rows(24, 3600, (label) => `${label},0.5,0.3,0.2`)}\n`;
    expect(Object.values(await found(text))).toEqual(['12', '7.2', '4.8']);
  });

  it('write days with a point behind the year, and hours as 0100 to 2400', async () => {
    const dotted = rows(24, 3600, (label) => `01.01.2024. ${label.slice(11)};0,5`);
    expect(await found(`Datum i vrijeme;Potrošnja (kWh)\n${dotted}\n`)).toEqual({ '/import/': '12' });
    const ends = rows(
      48,
      3600,
      (label, at) => `${label.slice(0, 10)},${String((at % 24) + 1).padStart(2, '0')}00,0.5`,
    );
    expect(await found(`Date,Hour Ending,kWh\n${ends}\n`)).toEqual({ '/import/': '24' });
  });

  it('name the meter in the first row alone', async () => {
    const text = `Meter,Time,kWh\n${rows(4, 3600, (label, at) => `${at === 0 ? 'M1' : ''},${label},1`)}\n`;
    expect(await found(text)).toEqual({ 'M1/import/': '4' });
  });

  it('are asked about where they count a charger alone', async () => {
    const text = `Timestamp,Diverter Energy (L1) (Wh),Diverter Energy (L2) (Wh)\n${rows(4, 3600, (label) => `${label},10,20`)}\n`;
    expect(await asked(text)).toContain('Which of these columns');
  });

  it('write a small value that is no time of day under a name with a date', async () => {
    const text = `Datum,AT0051 ab 21.02.2024 00:30\n${rows(24, 900, (label, at) => `${label},0.0${String(11 + at)}`)}\n`;
    expect(await asked(text)).toContain('Which of these columns');
  });

  it('are refused as gas where no row counts electricity', async () => {
    const text = `Time,Usage,Unit\n${rows(4, 3600, (label) => `${label},1,m3`)}\n`;
    await expect(found(text)).rejects.toMatchObject({ code: 'usage.gas' });
  });
});
