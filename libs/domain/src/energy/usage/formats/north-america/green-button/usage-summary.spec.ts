import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { greenButton } from './green-button.format.js';

const ESPI = 'xmlns="http://naesb.org/espi"';
const T0 = 1_704_092_400;
const HOUR_S = 3_600;

interface Written {
  readonly name?: string;
  readonly overall?: string;
  readonly current?: string;
  readonly flows?: readonly number[];
  readonly tzOffset?: number;
}

const entry = (self: string, content: string): string =>
  `<entry><link rel="self" href="${self}"/><content>${content}</content></entry>`;

/** One usage point with an hour a block for each flow, and one summary of its first ten hours. */
function feed({ name = 'UsageSummary', overall = '', current = '', flows = [1], tzOffset }: Written): string {
  const meters = flows.map((flow) => {
    const meter = `User/1/UsagePoint/7/MeterReading/${String(flow)}`;
    const readings = Array.from(
      { length: 24 },
      (_, hour) =>
        `<IntervalReading><timePeriod><start>${String(T0 + hour * HOUR_S)}</start><duration>3600</duration></timePeriod><value>1000</value></IntervalReading>`,
    );
    return [
      `<entry><link rel="self" href="${meter}"/><link rel="related" href="ReadingType/${String(flow)}"/><content><MeterReading ${ESPI}/></content></entry>`,
      entry(
        `ReadingType/${String(flow)}`,
        `<ReadingType ${ESPI}><flowDirection>${String(flow)}</flowDirection><uom>72</uom></ReadingType>`,
      ),
      entry(
        `${meter}/IntervalBlock/1`,
        `<IntervalBlock ${ESPI}><interval><start>${String(T0)}</start><duration>86400</duration></interval>${readings.join('')}</IntervalBlock>`,
      ),
    ].join('');
  });
  const clock =
    tzOffset === undefined
      ? ''
      : `<entry><content><LocalTimeParameters ${ESPI}><tzOffset>${String(tzOffset)}</tzOffset></LocalTimeParameters></content></entry>`;
  const summary = entry(
    `User/1/UsagePoint/7/${name}/1`,
    `<${name} ${ESPI}><billingPeriod><duration>36000</duration><start>${String(T0)}</start></billingPeriod>${overall}${current}<statusTimeStamp>${String(T0 + 15 * HOUR_S)}000</statusTimeStamp></${name}>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom">${entry('User/1/UsagePoint/7', `<UsagePoint ${ESPI}/>`)}${clock}${meters.join('')}${summary}</feed>`;
}

const amount = (element: string, value: string, multiplier = 0, uom = 72): string =>
  `<${element}><powerOfTenMultiplier>${String(multiplier)}</powerOfTenMultiplier><uom>${String(uom)}</uom><value>${value}</value></${element}>`;
const overallOf = (...rest: readonly [string, number?, number?]): string =>
  amount('overallConsumptionLastPeriod', ...rest);
const key = { servicePoint: '7', channel: 'import', register: '' };

describe('bills inside a Green Button feed', () => {
  it.each(['UsageSummary', 'ElectricPowerUsageSummary'])('%s tells a total and its period', async (name) => {
    const { parsed } = await readText(greenButton, feed({ name, overall: overallOf('12', 3) }));
    expect(parsed.statedTotals).toEqual([
      { key, kwh: '12', row: 1, period: { startUtc: T0, endUtc: T0 + 10 * HOUR_S } },
    ]);
  });

  it('reads what was used since the bill, up to a time stamp in milliseconds', async () => {
    const current = amount('currentBillingPeriodOverAllConsumption', '5000');
    expect((await readText(greenButton, feed({ current }))).parsed.statedTotals).toEqual([
      { key, kwh: '5', row: 1, period: { startUtc: T0 + 10 * HOUR_S, endUtc: T0 + 15 * HOUR_S } },
    ]);
  });

  it('passes over bills in another unit, and over those of a home that also sends energy', async () => {
    const other = await readText(greenButton, feed({ overall: overallOf('12', 0, 169) }));
    expect(other.parsed.statedTotals).toEqual([]);
    const solar = await readText(greenButton, feed({ overall: overallOf('12'), flows: [1, 19] }));
    expect(solar.parsed.statedTotals).toEqual([]);
  });

  it('holds at most ten years of bills against the readings', async () => {
    const text = feed({ overall: overallOf('12') });
    const summary = /<entry><link rel="self" href="[^"]*UsageSummary.*?<\/entry>/.exec(text)?.[0] ?? '';
    const { parsed } = await readText(greenButton, text.replace(summary, summary.repeat(500)));
    expect(parsed.statedTotals).toHaveLength(120);
  });

  it('says nothing where the clock of the feed had to be moved', async () => {
    // Seven hours earlier the day starts at midnight as written, not as Chicago's clock shows it.
    const text = feed({ overall: overallOf('12'), tzOffset: -21_600 }).replace(
      /<start>(\d+)/g,
      (_, start: string) => `<start>${String(Number(start) - 7 * HOUR_S)}`,
    );
    const read = await readText(greenButton, text);
    expect(read.warnings).toContain('usage.local-clock-as-utc');
    expect(read.parsed.statedTotals).toBeUndefined();
  });
});
