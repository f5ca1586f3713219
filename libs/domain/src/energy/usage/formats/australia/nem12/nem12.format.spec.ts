import fc from 'fast-check';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { nem12 } from './nem12.format.js';

const HEADER = '100,NEM12,202401020304,MDP1,RET1';
const E1 = '200,NMI0000001,E1B1,1,E1,N1,METER1,kWh,30,20240401';

describe('reading NEM12', () => {
  it('places values in eastern standard time, daylight saving or not', async () => {
    const read = await readText(nem12, [HEADER, E1, day('20240107', values('0.5')), '900'].join('\n'));
    expect(read.channels).toEqual([
      expect.objectContaining({
        name: 'NMI0000001/import/E1',
        kwh: '24',
        count: 48,
        first: '2024-01-06T14:00:00Z',
        lastEnd: '2024-01-07T14:00:00Z',
      }),
    ]);
  });

  it('counts Western Power in its own time', async () => {
    const header = '100,NEM12,202401020304,WPNTWKS,WPNTWKS,,,';
    const read = await readText(nem12, [header, E1, day('20240107', values('0.5'))].join('\r\n'));
    expect(read.channels[0]?.first).toBe('2024-01-06T16:00:00Z');
    expect(read.parsed.zone).toBe('Australia/Perth');
  });

  it('scales watt-hours and megawatt-hours whatever their case', async () => {
    const text = [
      '200,N1,E1,,E1,,M,WH,30,',
      day('20240107', values('500')),
      '200,N1,E1,,E2,,M,mwh,30,',
      day('20240107', values('0.0005')),
    ];
    const read = await readText(nem12, text.join('\n'));
    expect(read.channels.map(({ kwh }) => kwh)).toEqual(['24', '24']);
  });

  it('keeps import, export and net apart and leaves reactive energy out', async () => {
    const registers = ['E1,kWh', 'B1,kWh', 'N1,kWh', 'Q1,kVArh', 'V1,'];
    const blocks = registers.flatMap((register) => {
      const [suffix = '', unit = ''] = register.split(',');
      return [`200,N1,X,,${suffix},,M,${unit},30,`, day('20240107', values('1'))];
    });
    const read = await readText(nem12, blocks.join('\n'));
    expect(read.channels.map(({ name }) => name)).toEqual(['N1/import/E1', 'N1/export/B1', 'N1/net/N1']);
    expect(read.warnings).toContain('usage.register-ignored');
  });

  it('refuses a file of reactive energy alone', async () => {
    const text = ['200,N1,Q1,,Q1,,M,kVArh,30,', day('20240107', values('1'))].join('\n');
    await expect(readText(nem12, text)).rejects.toMatchObject({ code: 'usage.no-energy' });
  });

  it('takes quality from 400 records, and counts N as missing', async () => {
    const text = [
      E1,
      `300,20240107,${values('1')},V,,,20240108000000,`,
      '400,1,20,F14,76,',
      '400,21,24,A,,',
      '400,25,47,S14,1,',
      '400,48,48,N,,',
    ].join('\n');
    const [channel] = (await readText(nem12, text)).channels;
    expect(channel).toMatchObject({ count: 47, missing: 1, estimated: 43, kwh: '47' });
  });

  it('hands on the revision stamp, also a mangled one', async () => {
    const text = [E1, `300,20240107,${values('1')},A,,,2.01811E+13,`, `300,20240107,${values('2')},A`];
    const read = await readText(nem12, text.join('\n'));
    expect(read.channels[0]?.count).toBe(96);
  });

  it('joins a 300 record that was broken over lines', async () => {
    const whole = day('20240107', values('0.25'));
    const at = whole.indexOf(',0.25,', 60) + 1;
    for (const broken of [
      `${whole.slice(0, at)}\n${whole.slice(at)}`,
      `${whole.slice(0, at - 1)}\n${whole.slice(at - 1)}`,
    ]) {
      const read = await readText(nem12, [E1, broken].join('\n'));
      expect(read.channels[0]).toMatchObject({ count: 48, kwh: '12' });
    }
  });

  it('reads without header, with blank lines, several footers and trailing commas', async () => {
    const text = [
      '',
      `${E1},,,,`,
      `${day('20240107', values('1'))},,,`,
      '900,,,',
      '',
      E1,
      day('20240108', values('1')),
      '900',
    ];
    const read = await readText(nem12, text.join('\r\n'));
    expect(read.channels[0]).toMatchObject({ count: 96, kwh: '96' });
  });

  it.each([
    [
      'more values than the register promises',
      [E1, day('20240107', `${values('1')},${values('1')}`)],
      'usage.nem12-values',
      2,
    ],
    ['fewer values', [E1, '300,20240107,1,2,3,A,,,'], 'usage.nem12-values', 2],
    ['a 300 record without a 200 record', [HEADER, day('20240107', values('1'))], 'usage.nem12-structure', 2],
    [
      'a 400 record beyond the day',
      [E1, day('20240107', values('1')), '400,49,96,N,,'],
      'usage.nem12-quality',
      3,
    ],
    ['a word for a value', [E1, day('20240107', values('1').replace('1', 'x'))], 'usage.bad-number', 2],
    ['a day that does not exist', [E1, day('20240231', values('1'))], 'usage.bad-date', 2],
    ['a length that divides no day', [E1.replace(',30,', ',7,')], 'usage.nem12-register', 1],
    ['an unknown record', [E1, day('20240107', values('1')), 'total,5'], 'usage.nem12-structure', 3],
  ])('refuses %s and names the row', async (_what, lines, code, row) => {
    await expect(readText(nem12, lines.join('\n'))).rejects.toMatchObject({ code, details: { row } });
  });

  it.each([
    ['no values at all', ['300,20240107,V,,,20240108000000,']],
    ['fewer values than promised', ['300,20240107,1,2,3,A,,,']],
    ['400 records that leave an end out', [day('20240107', values('1')), '400,1,24,A,,', '400,25,47,N,,']],
    ['400 records with a hole', [day('20240107', values('1')), '400,1,23,A,,', '400,25,48,N,,']],
    ['400 records that overlap', [day('20240107', values('1')), '400,1,30,A,,', '400,25,48,N,,']],
    ['400 records beyond the day', [day('20240107', values('1')), '400,1,96,A,,']],
  ])('counts a day with %s as missing, says so and keeps the other days', async (_what, lines) => {
    const text = [E1, ...lines, day('20240108', values('1'))].join('\n');
    const read = await readText(nem12, text);
    expect(read.channels[0]).toMatchObject({ kwh: '48', count: 48, missing: 48 });
    expect(read.warnings).toContain('usage.day-left-out');
  });

  it('keeps the complete days of a file that was cut', async () => {
    const text = [E1, day('20240107', values('1')), day('20240108', values('1')).slice(0, 60)].join('\n');
    const read = await readText(nem12, text);
    expect(read.channels[0]?.count).toBe(48);
    expect(read.warnings).toContain('usage.cut-short');
  });

  it('knows its files by the first record', () => {
    expect(nem12.sniff(headOf(`\n${E1}\n`))).toBe('certain');
    expect(nem12.sniff(headOf(`${HEADER}\n900`))).toBe('certain');
    expect(nem12.sniff(headOf('100,NEM13,2024,A,B'))).toBe('no');
    expect(nem12.sniff(headOf('date,kwh\n100,200'))).toBe('no');
  });

  it('reads back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(writtenFile, async ({ minutes, days }) => {
        const lines = days.map((cells, index) =>
          day(`202402${String(index + 1).padStart(2, '0')}`, cells.join(',')),
        );
        const register = E1.replace(',30,', `,${String(minutes)},`);
        const [channel] = (await readText(nem12, [HEADER, register, ...lines, '900'].join('\n'))).channels;
        expect(channel?.rows.map((row) => Number(row.split(' ')[2]))).toEqual(days.flat().map(Number));
        expect(channel?.rows[0]?.startsWith('2024-01-31T14:00:00Z')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

const writtenFile = fc.constantFrom(5, 15, 30).chain((minutes) =>
  fc.record({
    minutes: fc.constant(minutes),
    days: fc.array(
      fc.array(
        fc.integer({ min: 0, max: 9_999_999 }).map((milli) => (milli / 1000).toFixed(3)),
        { minLength: 1440 / minutes, maxLength: 1440 / minutes },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  }),
);

function values(value: string): string {
  return new Array<string>(48).fill(value).join(',');
}

function day(date: string, cells: string): string {
  return `300,${date},${cells},A,,,20240401000000,`;
}
