import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { opowerJson } from './opower-json.format.js';

interface Read {
  readonly start: string;
  readonly end: string;
  readonly value: string;
  readonly cost?: string;
}

const cost = ({ start, end, value, cost: providedCost = '0' }: Read): string =>
  `{"startTime":"${start}","endTime":"${end}","value":${value},"readType":"ACTUAL","providedCost":${providedCost}}`;
const usage = ({ start, end, value }: Read): string =>
  `{"startTime":"${start}","endTime":"${end}","consumption":{"value":${value},"type":"ACTUAL"}}`;
const answer = (reads: readonly string[]): string => `{"reads":[${reads.join(',')}]}`;
const hour = (text: string, value: string, providedCost?: string): Read => ({
  start: `2024-07-01T0${text}:00:00.000-07:00`,
  end: `2024-07-01T0${String(Number(text) + 1)}:00:00.000-07:00`,
  value,
  ...(providedCost === undefined ? {} : { cost: providedCost }),
});

describe('answers of Opower', () => {
  it.each([
    ['cost', cost],
    ['usage', usage],
  ])('reads the %s endpoint', async (_name, write) => {
    const text = answer([write(hour('0', '0.5')), write(hour('1', '0.25'))]);
    expect(opowerJson.sniff(headOf(text, 'reads.json'))).toBe('certain');
    expect((await readText(opowerJson, text)).channels[0]).toMatchObject({
      name: '/import/',
      kwh: '0.75',
      count: 2,
      first: '2024-07-01T07:00:00Z',
      lastEnd: '2024-07-01T09:00:00Z',
    });
  });

  it('reads the real-time endpoint, quarters without type or cost', async () => {
    const text = answer([
      '{"startTime":"2024-07-01T00:00:00-04:00","endTime":"2024-07-01T00:15:00-04:00","value":0.2}',
      '{"startTime":"2024-07-01T00:15:00-04:00","endTime":"2024-07-01T00:30:00-04:00","value":0.3}',
    ]);
    expect((await readText(opowerJson, text)).channels[0]?.rows).toEqual([
      '2024-07-01T04:00:00Z 900 0.2 actual',
      '2024-07-01T04:15:00Z 900 0.3 actual',
    ]);
  });

  describe('with bills', () => {
    const segment = (interval: string, kwh: string, service = 'ELECTRICITY'): string =>
      `{"usageInterval":"${interval}","serviceAgreement":{"serviceType":"${service}"},"serviceQuantities":[{"serviceQuantityIdentifier":"demand","serviceQuantity":{"value":9}},{"serviceQuantityIdentifier":"consumption","serviceQuantity":{"value":${kwh}}}],"usageCharges":{"value":50}}`;
    const bills = (...segments: readonly string[]): string =>
      `{"data":{"billingAccountByAuthContext":{"bills":[{"timeInterval":"2024-01-05T00:00:00-08:00/2024-02-04T00:00:00-08:00","segments":[${segments.join(',')}]}]}}}`;
    const january = '2024-01-05T00:00:00-08:00/2024-02-04T00:00:00-08:00';

    it('reads the electric segments and leaves gas out', async () => {
      const text = bills(segment(january, '400'), segment(january, '30', 'GAS'));
      expect(opowerJson.sniff(headOf(text, 'bills.json'))).toBe('certain');
      const read = await readText(opowerJson, text);
      expect(read.channels[0]?.rows).toEqual([`2024-01-05T08:00:00Z ${String(30 * 86_400)} 400 actual`]);
      expect(read.warnings).toEqual(['usage.left-out-gas']);
    });

    it('takes the time of the bill where a segment has none, and its only quantity', async () => {
      const text = bills(
        '{"serviceQuantities":[{"serviceQuantityIdentifier":"x","serviceQuantity":{"value":7}}]}',
      );
      expect((await readText(opowerJson, text)).channels[0]).toMatchObject({
        kwh: '7',
        first: '2024-01-05T08:00:00Z',
      });
    });

    it('refuses gas alone', async () => {
      await expect(readText(opowerJson, bills(segment(january, '30', 'GAS')))).rejects.toMatchObject({
        code: 'usage.gas',
      });
    });
  });

  it('reads a list of answers, one for each span of 363 days', async () => {
    const text = `[${answer([cost(hour('0', '1'))])},${answer([cost(hour('1', '2'))])}]`;
    expect((await readText(opowerJson, text)).channels[0]?.kwh).toBe('3');
  });

  it('takes days of 23 and 25 hours as they are', async () => {
    const day = (start: string, end: string) => cost({ start, end, value: '20' });
    const text = answer([
      day('2024-03-10T00:00:00-08:00', '2024-03-11T00:00:00-07:00'),
      day('2024-11-03T00:00:00-07:00', '2024-11-04T00:00:00-08:00'),
    ]);
    const read = await readText(opowerJson, text);
    expect(read.channels[0]?.rows.map((row) => row.split(' ')[1])).toEqual(['82800', '90000']);
    expect(read.parsed).toEqual({ zone: 'America/Los_Angeles', zoneFrom: 'file' });
  });

  it('counts zeros at the end as not yet known, unless they cost something', async () => {
    const zeros = answer([cost(hour('0', '1')), cost(hour('1', '0')), cost(hour('2', '0'))]);
    const read = await readText(opowerJson, zeros);
    expect(read.channels[0]).toMatchObject({ count: 1, missing: 2 });
    expect(read.warnings).toContain('usage.not-yet-known');
    const priced = answer([cost(hour('0', '1')), cost(hour('1', '0', '0.35')), cost(hour('2', '0'))]);
    expect((await readText(opowerJson, priced)).channels[0]).toMatchObject({ count: 2, missing: 1 });
  });

  it('reads City of Austin, which writes the local clock without offset', async () => {
    const text = answer([
      cost({ start: '2024-11-03T00:00:00', end: '2024-11-03T01:00:00', value: '1' }),
      cost({ start: '2024-11-03T01:00:00', end: '2024-11-03T02:00:00', value: '2' }),
      cost({ start: '2024-11-03T01:00:00', end: '2024-11-03T02:00:00', value: '3' }),
    ]);
    const read = await readText(opowerJson, text);
    expect(read.parsed).toEqual({ zone: 'America/Chicago', zoneFrom: 'assumed' });
    expect(read.channels[0]?.rows.map((row) => row.slice(0, 20))).toEqual([
      '2024-11-03T05:00:00Z',
      '2024-11-03T06:00:00Z',
      '2024-11-03T07:00:00Z',
    ]);
  });

  it.each([
    [['2024-01-10T00:00:00-05:00', '2024-07-10T00:00:00-04:00'], 'America/New_York', 'file'],
    [['2024-01-10T00:00:00-07:00', '2024-07-10T00:00:00-07:00'], 'America/Phoenix', 'file'],
    [['2024-01-10T00:00:00-07:00'], 'America/Denver', 'assumed'],
    [['2024-01-10T00:00:00Z'], 'America/New_York', 'assumed'],
  ] as const)('knows by %s that the home is in %s (%s)', async (starts, zone, zoneFrom) => {
    const text = answer(
      starts.map((start) => cost({ start, end: start.replace('T00:00', 'T01:00'), value: '1' })),
    );
    expect((await readText(opowerJson, text)).parsed).toEqual({ zone, zoneFrom });
  });

  it('refuses gas, a read without time and a value that is no number', async () => {
    const gas = `{"unit":"THERM","reads":[${cost(hour('0', '1'))}]}`;
    await expect(readText(opowerJson, gas)).rejects.toMatchObject({ code: 'usage.gas' });
    const timeless = answer([cost({ start: 'soon', end: 'later', value: '1' })]);
    await expect(readText(opowerJson, timeless)).rejects.toMatchObject({ code: 'usage.bad-date' });
    const odd = answer([cost(hour('0', '"much"'))]);
    await expect(readText(opowerJson, odd)).rejects.toMatchObject({ code: 'usage.bad-number' });
  });

  it('counts a null as missing', async () => {
    const text = answer([cost(hour('0', '1')), cost(hour('1', 'null')), cost(hour('2', '1'))]);
    expect((await readText(opowerJson, text)).channels[0]).toMatchObject({ count: 2, missing: 1 });
  });
});
