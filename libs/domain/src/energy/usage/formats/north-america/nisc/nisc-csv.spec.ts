import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { niscCsv } from './nisc-csv.format.js';

const RULER = ' ========================================';
const unitOf = (unit: string): string => `Real energy in ${unit}`;

/** One register as SmartHub writes it, every line but the first of the file with a leading blank. */
function section(rows: readonly string[], unit = 'kilowatt-hours'): string {
  return [
    RULER,
    ' Meter Reading Information',
    ` Type of readings: Electricity, Energy Consumption, ${unitOf(unit)} `,
    RULER,
    ' Detailed Usage',
    RULER,
    ' Start date: 2025-10-19 00:00 for 2 days',
    RULER,
    ' Interval Blockdata for period starting:, 2025-10-19 00:00  for 2 days',
    RULER,
    ` Energy consumption time period,Usage(${unitOf(unit)}),Events occurred`,
    ...rows,
    ' ',
  ].join('\n');
}

const file = (...sections: readonly string[]): string =>
  `${RULER.trim()}\n Usage Information\n For: an account\n${sections.join('\n')}`;
/** Hours from midnight of 19 October, values as written. */
const hours = (...values: readonly string[]): readonly string[] =>
  values.map((value, hour) => {
    const from = `2025-10-19 ${String(hour).padStart(2, '0')}:00`;
    return ` ${from} to 2025-10-19 ${String(hour + 1).padStart(2, '0')}:00,${value},,`;
  });
const days = (...values: readonly string[]): readonly string[] =>
  values.map(
    (value, day) => ` 2025-10-${String(19 + day)} 00:00 to 2025-10-${String(20 + day)} 00:00,${value},,`,
  );

const DELIVERED = section(hours('0.970', '0.000', '1.250'));
const NET = section(hours('0.970', '-1.000', '1.230'));
const RECEIVED = section(hours('0.000', '-1.000', '-0.030'));
const DEMAND = section(hours('4.1', '3.0', '5.2'), 'kilowatts');

async function totals(text: string) {
  const read = await readText(niscCsv, text, { zone: 'America/Denver' });
  return {
    channels: read.channels.map(({ name, kwh }) => [name, kwh]),
    warnings: read.warnings,
    read,
  };
}

describe('SmartHub exports', () => {
  it.each([[[RECEIVED, DELIVERED, NET, DEMAND]], [[DELIVERED, NET, RECEIVED]], [[NET, RECEIVED, DELIVERED]]])(
    'tell delivered, received and net apart in any order',
    async (sections) => {
      const text = file(...sections);
      expect(niscCsv.sniff(headOf(text))).toBe('certain');
      const { channels, warnings } = await totals(text);
      expect(new Map(channels.map(([name = '', kwh = '']) => [name, Number(kwh)]))).toEqual(
        new Map([
          ['/import/', 2.22],
          ['/export/', -1.03],
        ]),
      );
      expect(warnings).toContain('usage.net-agrees');
      expect(warnings.includes('usage.left-out-power')).toBe(sections.includes(DEMAND));
    },
  );

  it('take neither of two negative registers for the wrong one on sunny days', async () => {
    const text = file(section(days('10', '5')), section(days('-20', '-30')), section(days('-30', '-35')));
    expect((await totals(text)).channels).toEqual([
      ['/import/', '15'],
      ['/export/', '-65'],
    ]);
  });

  it('read days from midnight to midnight', async () => {
    const { read } = await totals(file(section(days('49.600', '23.030'))));
    expect(read.channels[0]).toMatchObject({
      name: '/import/',
      kwh: '72.63',
      first: '2025-10-19T06:00:00Z',
      lastEnd: '2025-10-21T06:00:00Z',
    });
  });

  it('keep two stretches of one register', async () => {
    const text = file(section(days('10')), section([' 2025-11-19 00:00 to 2025-11-20 00:00,12,,']));
    expect((await totals(text)).channels.map(([, kwh]) => kwh)).toEqual(['10', '12']);
  });

  it('stay net where net stands alone, and leave the export within it', async () => {
    expect((await totals(file(NET))).channels).toEqual([['/net/', '1.2']]);
    const both = await totals(file(NET, RECEIVED));
    expect(both.channels).toEqual([['/net/', '1.2']]);
    expect(both.warnings).toContain('usage.export-within-net');
  });

  it('refuse demand alone, and gas', async () => {
    await expect(readText(niscCsv, file(DEMAND))).rejects.toMatchObject({ code: 'usage.not-energy' });
    const gas = file(DELIVERED.replace('Electricity', 'Gas'));
    await expect(readText(niscCsv, gas)).rejects.toMatchObject({ code: 'usage.gas' });
  });

  it('place the repeated autumn hour', async () => {
    const rows = [
      ' 2025-11-02 00:00 to 2025-11-02 01:00,1,,',
      ' 2025-11-02 01:00 to 2025-11-02 01:00,2,,',
      ' 2025-11-02 01:00 to 2025-11-02 02:00,3,,',
    ];
    expect((await totals(file(section(rows)))).read.channels[0]?.rows).toEqual([
      '2025-11-02T06:00:00Z 3600 1 actual',
      '2025-11-02T07:00:00Z 3600 2 actual',
      '2025-11-02T08:00:00Z 3600 3 actual',
    ]);
  });
});
