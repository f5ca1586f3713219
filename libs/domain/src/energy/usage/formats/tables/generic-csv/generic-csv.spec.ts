import { isoUtc, localText, zoneOf } from '#domain/shared/zone';
import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { genericCsv } from './generic-csv.format.js';

const HOUR_S = 3_600;
const JANUARY = Date.UTC(2024, 0, 1) / 1000;

/** Hourly rows from the first of January, UTC. */
function hourly(count: number, write: (label: string, index: number) => string): string {
  return Array.from({ length: count }, (_, at) => write(localText(JANUARY + at * HOUR_S), at)).join('\n');
}

async function read(text: string | Uint8Array, zone = 'UTC') {
  const { channels, warnings } = await readText(genericCsv, text, { zone });
  return {
    warnings,
    found: Object.fromEntries(channels.map(({ name, kwh, count }) => [name, [kwh, count]])),
    channels,
  };
}

describe('a table of unknown make', () => {
  it.each([
    ['points and commas', `Start,Wh\n${hourly(4, (label) => `${label},"1,234.5"`)}\n`, '4.938'],
    ['decimal commas', `Start;Verbrauch Wh\n${hourly(4, (label) => `${label};1.234,5`)}\n`, '4.938'],
    ['tabs', `Start\tkWh\n${hourly(4, (label) => `${label}\t0.5`)}\n`, '2'],
    ['pipes', `Start|kWh\n${hourly(4, (label) => `${label}|0.5`)}\n`, '2'],
    ['quotes', `"Start","kWh"\n${hourly(4, (label) => `"${label}","0.5"`)}\n`, '2'],
    ['a byte order mark', `\ufeffStart,kWh\n${hourly(4, (label) => `${label},0.5`)}\n`, '2'],
    [
      'twenty decimals',
      `Start,kWh\n${hourly(4, (label) => `${label},0.50000000000000000001`)}\n`,
      '2.00000000000000000004',
    ],
    ['watt-hours', `Start,Usage [Wh]\n${hourly(4, (label) => `${label},500`)}\n`, '2'],
    ['mean power', `Start,Leistung (kW)\n${hourly(4, (label) => `${label},0.5`)}\n`, '2'],
    ['serial dates', `Date,kWh\n${hourly(4, (_, at) => `${String(45_292 + at / 24)},0.5`)}\n`, '2'],
    [
      'half days',
      `Date,Time,kWh\n${[12, 1, 2, 3].map((hour) => `01/13/2024,${String(hour)}:00 AM,0.5`).join('\n')}\n`,
      '2',
    ],
    [
      'the German clock',
      `Datum;Uhrzeit;kWh\n${hourly(4, (label) => `${label.slice(0, 10)};${label.slice(11)} Uhr;0,5`)}\n`,
      '2',
    ],
    ['points in times', `Tid;kWh\n${hourly(4, (label) => `${label.replace(':', '.')};0,5`)}\n`, '2'],
    ['offsets', `Start,kWh\n${hourly(4, (label) => `${label.replace(' ', 'T')}:00+02:00,0.5`)}\n`, '2'],
    ['Unix times', `epoch,kWh\n${hourly(4, (_, at) => `${String(JANUARY + at * HOUR_S)},0.5`)}\n`, '2'],
    [
      'blanks and dashes',
      `Start,kWh\n${hourly(4, (label, at) => `${label},${['0.5', '', '-', 'n/a'][at] ?? ''}`)}\n`,
      '0.5',
    ],
  ])('is read with %s', async (_what, text, kwh) => {
    const { channels } = await read(text);
    expect(channels.map((channel) => channel.kwh)).toEqual([kwh]);
    expect(channels[0]?.rows).toHaveLength(4);
    expect(channels[0]?.rows.every((row) => row.includes(' 3600 '))).toBe(true);
  });

  it('is read in UTF-16 as in UTF-8', async () => {
    const text = `Start,kWh\n${hourly(48, (label, at) => `${label},0.${String(at)}`)}\n`;
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect((await read(wide)).channels).toEqual((await read(text)).channels);
  });

  it('adds mean power up exactly, though a twelfth of it has no end', async () => {
    const rows = Array.from({ length: 24 }, (_, at) => `${localText(JANUARY + at * 300)},0.5`);
    expect((await read(`Time,Power (kW)\n${rows.join('\n')}\n`)).found).toEqual({ '/import/': ['1', 24] });
  });

  it.each([
    ['Einheit;kW', '0,5', '2'],
    ['Load profile in kWh', '0,5', '8'],
    ['Unit: Wh', '500,5', '8.008'],
  ])('takes the unit that stands above it: %s', async (title, value, kwh) => {
    const rows = Array.from({ length: 16 }, (_, at) => `${localText(JANUARY + at * 900)};${value}`);
    const { channels, warnings } = await read(
      `12 W Main St;x\n${title}\n\nZeitstempel;Wert\n${rows.join('\n')}\n`,
    );
    expect([channels[0]?.kwh, warnings]).toEqual([kwh, []]);
  });

  it('gives import and export a channel each, and a meter its own', async () => {
    const text = `Meter,Start,Import (kWh),Export (kWh)\n${hourly(4, (label, at) => `M${String(at % 2)},${label},0.5,0.25`)}\n`;
    expect((await read(text)).found).toEqual({
      'M0/import/': ['1', 2],
      'M0/export/': ['0.5', 2],
      'M1/import/': ['1', 2],
      'M1/export/': ['0.5', 2],
    });
  });

  it('is read with a column without a name in front and a row of units below the names', async () => {
    const text = `,Time,Taken,Export\n,,Wh,Wh\n${hourly(4, (label, at) => `${String(at)},${label},500,250`)}\n`;
    expect(await read(text)).toMatchObject({
      found: { '/import/': ['2', 4], '/export/': ['1', 4] },
      warnings: [],
    });
  });

  it('adds up phases and tariff hours, but not a whole and its parts', async () => {
    const parts = `Time,L1 kWh,L2 kWh\n${hourly(4, (label) => `${label},0.5,0.25`)}\n`;
    expect((await read(parts)).found).toEqual({ '/import/l1': ['2', 4], '/import/l2': ['1', 4] });
    const whole = `Time,Peak kWh,Off-peak kWh,Total kWh\n${hourly(4, (label) => `${label},0.5,0.25,0.75`)}\n`;
    expect(await read(whole)).toMatchObject({ found: { '/import/': ['3', 4] }, warnings: [] });
    const twice = `Time,Usage kWh,Adjusted usage kWh\n${hourly(4, (label) => `${label},0.5,0.25`)}\n`;
    await expect(read(twice)).rejects.toMatchObject({
      code: 'usage.needs-mapping',
      details: {
        code: 'which-whole',
        preview: [{ day: '2024-01-01', channel: 'import', kwh: '2', readings: 4 }],
      },
    });
  });

  it('refuses rows whose time of day it does not understand', async () => {
    const text = `Date,Time,kWh\n${hourly(48, (label) => `${label.slice(0, 10)},um ${label.slice(11)},0.5`)}\n`;
    await expect(read(text)).rejects.toMatchObject({ code: 'usage.repeated-times' });
  });

  it('asks where day and month cannot be told apart', async () => {
    await expect(read('Date,Time,kWh\n3/4/2024,01:00,2\n3/4/2024,02:00,2\n')).rejects.toMatchObject({
      code: 'usage.needs-mapping',
      details: {
        code: 'date-order',
        proposals: [{ mapping: { dateOrder: 'dmy' } }, { mapping: { dateOrder: 'mdy' } }],
      },
    });
  });
});

describe('a running register', () => {
  const rising = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => (from + at * 0.4).toFixed(1));
  const table = (values: readonly string[], name = 'kWh'): string =>
    `Time,${name}\n${hourly(values.length, (label, at) => `${label},${values[at] ?? ''}`)}\n`;

  it('becomes the energy between its readings, rising or newest first', async () => {
    const text = table(rising(12_000, 100));
    const { found, warnings } = await read(text);
    expect([found, warnings]).toEqual([{ '/import/': ['39.6', 99] }, ['usage.register-read']]);
    const [header = '', ...lines] = text.trimEnd().split('\n');
    expect((await read([header, ...lines.reverse(), ''].join('\n'))).found).toEqual(found);
  });

  it('counts from stand to stand where they lie months apart, over blanks and over a change night', async () => {
    const months = Array.from({ length: 12 }, (_, month) => `2023-${String(month + 1).padStart(2, '0')}-01`);
    const monthly = `Date,Meter reading (kWh)\n${months.map((day, month) => `${day},${String(10_000 + month * 310)}`).join('\n')}\n`;
    const { channels } = await read(monthly, 'America/Chicago');
    expect(channels[0]).toMatchObject({ kwh: '3410', count: 11, first: '2023-01-01T06:00:00Z' });
    expect(channels[0]?.rows[2]).toBe(`2023-03-01T06:00:00Z ${String(31 * 86_400 - 3600)} 310 actual`);
    expect(channels[0]?.lastEnd).toBe('2023-12-01T06:00:00Z');
    const blanks = table(rising(12_000, 100).map((value, at) => (at % 7 === 3 ? '' : value)));
    expect((await read(blanks)).channels[0]).toMatchObject({ kwh: '39.6', lastEnd: '2024-01-05T03:00:00Z' });
    const night = Array.from({ length: 72 }, (_, hour) => {
      const utcS = Date.UTC(2024, 10, 2, 5) / 1000 + hour * HOUR_S;
      return `${localText(zoneOf('America/Chicago').localAt(utcS))},${(700 + hour * 0.5).toFixed(1)}`;
    });
    const autumn = (await read(`Time,Meter reading (kWh)\n${night.join('\n')}\n`, 'America/Chicago'))
      .channels[0];
    const starts = Array.from({ length: 71 }, (_, hour) =>
      isoUtc(Date.UTC(2024, 10, 2, 5) / 1000 + hour * HOUR_S),
    );
    expect(autumn?.rows).toEqual(starts.map((start) => `${start} 3600 0.5 actual`));
  });

  it('leaves a gap where it was reset', async () => {
    const { channels, warnings } = await read(table([...rising(12_000, 100), ...rising(0, 100)]));
    expect([channels[0]?.kwh, channels[0]?.count, channels[0]?.missing]).toEqual(['79.2', 198, 1]);
    expect(warnings).toEqual(['usage.register-read', 'usage.register-reset']);
  });

  it('is told from use that rises for a while, and from use that starts over', async () => {
    const rows = (value: (at: number) => number) =>
      Array.from({ length: 200 }, (_, at) => value(at).toFixed(3));
    for (const use of [
      rows((at) => at / 1000),
      rows((at) => (at % 96) / 100),
      rows((at) => 2 + Math.sin(at / 4)),
      rows((at) => (at % 24) * 3),
    ])
      expect((await read(table(use))).warnings).toEqual([]);
  });
});
