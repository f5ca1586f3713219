import { seededRandom } from '#domain/shared/seeded-random';

/** How one of our own sample homes lives, in kWh a day and shares. */
interface Habits {
  readonly baseKw: number;
  readonly eveningKw: number;
  /** kW for each degree Celsius above 24 or below 16 outside. */
  readonly coolingKw: number;
  readonly heatingKw: number;
  /** Peak power of the roof, 0 for none. */
  readonly solarKw: number;
  /** Night charging of a car, kW from midnight to four, every second night. */
  readonly carKw: number;
  readonly seed: number;
}

/** A made-up home, to try the product without a file. */
export interface SampleHome {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly annualKwh: number;
  readonly postcode: string;
}

interface LivedIn extends SampleHome {
  readonly habits: Habits;
}

const HOMES: readonly LivedIn[] = [
  {
    id: 'dallas-flat',
    name: 'An apartment in Dallas',
    description: 'Two people, gas heating, out during the day.',
    annualKwh: 4_900,
    postcode: '75201',
    habits: {
      baseKw: 0.22,
      eveningKw: 0.75,
      coolingKw: 0.1,
      heatingKw: 0.01,
      solarKw: 0,
      carKw: 0,
      seed: 11,
    },
  },
  {
    id: 'houston-house',
    name: 'A family house in Houston',
    description: 'Four people, all electric, a pool pump and an electric car charged at night.',
    annualKwh: 16_100,
    postcode: '77002',
    habits: {
      baseKw: 0.6,
      eveningKw: 1.1,
      coolingKw: 0.22,
      heatingKw: 0.12,
      solarKw: 0,
      carKw: 5.5,
      seed: 23,
    },
  },
  {
    id: 'corpus-solar',
    name: 'A solar home in Corpus Christi',
    description: 'Six kilowatts on the roof: power flows both ways.',
    annualKwh: 5_100,
    postcode: '78401',
    habits: { baseKw: 0.45, eveningKw: 0.9, coolingKw: 0.2, heatingKw: 0.06, solarKw: 6, carKw: 0, seed: 37 },
  },
];

/** The sample homes, as the start page lists them. */
export const sampleHomes: readonly SampleHome[] = HOMES.map(({ habits: _habits, ...view }) => view);

const ZONE = 'America/Chicago';
const STEP_S = 900;
const HOUR_S = 3_600;
const FIRST = Date.UTC(2025, 9, 1, 5) / 1000;
const LAST = Date.UTC(2026, 9, 1, 5) / 1000;
const HEADER =
  'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';

const written = new Map<string, string>();

/**
 * A year of quarter hours of a sample home, written as a Smart Meter Texas export, so that it takes the
 * same way through the product as anybody's file. The same id gives the same bytes, written once: nothing else can
 * be done meanwhile, so that many clicks at once would hold everybody up for seconds.
 */
export function sampleHomeFile(id: string): string | undefined {
  const home = HOMES.find((candidate) => candidate.id === id);
  if (home === undefined) return undefined;
  const file = written.get(id) ?? fileOf(home);
  written.set(id, file);
  return file;
}

function fileOf({ habits }: LivedIn): string {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const noise = seededRandom(habits.seed);
  const lines = [HEADER];
  // Clocks change on the hour, so that one look at them serves its four quarters.
  for (let begun = FIRST; begun < LAST; begun += HOUR_S) {
    const hour = wallClock(clock, begun);
    for (let past = 0; past < HOUR_S; past += STEP_S) {
      const from = atMinute(hour, past / 60);
      const net = netKw(habits, from, noise());
      lines.push(row(habits.seed, from, [Math.max(net, 0), 'Consumption']));
      if (habits.solarKw === 0) continue;
      lines.push(row(habits.seed, from, [Math.max(-net, 0), 'Surplus Generation']));
    }
  }
  return `${lines.join('\n')}\n`;
}

interface WallClock {
  readonly date: string;
  readonly time: string;
  readonly dayOfYear: number;
  readonly hour: number;
}

function wallClock(clock: Intl.DateTimeFormat, epochS: number): WallClock {
  const parts = Object.fromEntries(
    clock.formatToParts(epochS * 1000).map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '' } = parts;
  return {
    date: `${month}/${day}/${year}`,
    time: `${hour}:00`,
    dayOfYear:
      (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(Number(year), 0, 1)) / 86_400_000,
    hour: Number(hour),
  };
}

function atMinute({ hour, time, ...day }: WallClock, minute: number): WallClock {
  return {
    ...day,
    time: `${time.slice(0, 2)}:${String(minute).padStart(2, '0')}`,
    hour: hour + minute / 60,
  };
}

function netKw(habits: Habits, { dayOfYear, hour }: WallClock, chance: number): number {
  const season = Math.cos(((dayOfYear - 205) / 365) * 2 * Math.PI);
  const outsideC = 20 + 9.5 * season + 5 * Math.cos(((hour - 16) / 24) * 2 * Math.PI) + 3 * (chance - 0.5);
  const evening = Math.exp(-((hour - 19.5) ** 2) / 6) + 0.5 * Math.exp(-((hour - 7.2) ** 2) / 1.5);
  const cooling = habits.coolingKw * Math.max(outsideC - 24, 0);
  const heating = habits.heatingKw * Math.max(16 - outsideC, 0);
  const car = hour < 4 && dayOfYear % 2 === 0 ? habits.carKw : 0;
  const daylight = Math.max(Math.sin(((hour - 6.8) / 13) * Math.PI), 0) * (hour > 6.8 && hour < 19.8 ? 1 : 0);
  const roof = habits.solarKw * daylight ** 1.4 * (0.72 + 0.2 * season) * (0.6 + 0.4 * chance);
  return habits.baseKw * (0.8 + 0.4 * chance) + habits.eveningKw * evening + cooling + heating + car - roof;
}

/** The end is written as the start's label plus a quarter of an hour, on the days of the clock changes too. */
function row(seed: number, from: WallClock, [kw, channel]: readonly [number, string]): string {
  const end = Math.round(from.hour * 60 + 15) % 1440;
  const to = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
  const kwh = (kw / 4).toFixed(3);
  return `'1000000000000${String(seed).padStart(4, '0')},${from.date},,${from.time},${to},${kwh},A,${channel}`;
}
