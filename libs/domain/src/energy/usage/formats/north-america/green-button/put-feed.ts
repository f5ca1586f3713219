import { DomainError } from '#domain/shared/domain-error';
import { zoneOf } from '#domain/shared/zone';
import type { ParseContext, ParsedFile, ReadingSink } from '#domain/energy/usage/formats/format';
import { notElectric } from '#domain/energy/usage/table/not-electric';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { chooseFlows } from './choose-flows.js';
import type { EnergyBlock } from './choose-flows.js';
import { feedZone, readClock, standardOffset } from './feed-clock.js';
import type { GreenButtonFeed } from './feed.js';
import { quietestHour } from './quietest-hour.js';
import { joinBlocks } from './join.js';
import type { JoinedBlock } from './join.js';
import { putBlock } from './put-block.js';
import type { PutAt } from './put-block.js';
import { servicePointNames } from './service-points.js';
import { statedBills } from './stated-bills.js';
import { assumedExponent } from './assumed-unit.js';
import type { AssumedExponent } from './assumed-unit.js';
import { measuredBy } from './unit.js';
import type { Measured } from './unit.js';

const HOUR_S = 3_600;
const DAY_S = 86_400;

/** Works out what each block of a feed counts, for whom and when, and puts the electricity into the sink. */
export function putFeed(feed: GreenButtonFeed, sink: ReadingSink, context: ParseContext): ParsedFile {
  const joined = joinBlocks(feed).filter(({ block }) => block.to > block.from);
  refuseTimeless(joined, feed);
  const names = servicePointNames(joined);
  const left = new Map<Measured['is'], number>();
  const energy: EnergyBlock[] = [];
  const typeless = joined.some(({ readingType }) => readingType === undefined);
  const assumed = typeless ? assumedExponent(feed) : undefined;
  for (const one of joined) {
    const measured = measure(one, assumed, sink);
    if (measured.is === 'energy') energy.push({ ...one, measured, servicePoint: names.get(one) ?? '' });
    else left.set(measured.is, (left.get(measured.is) ?? 0) + one.block.to - one.block.from);
  }
  if (energy.length === 0) throw noElectricity(left);
  for (const [is, count] of left) {
    sink.warn(
      `usage.left-out-${is}`,
      `The file also holds ${WORDS[is]} (${String(count)} ${count === 1 ? 'reading' : 'readings'}); it was left out.`,
    );
  }
  const chosen = chooseFlows(energy, feed, sink);
  const dayStarts = startsOfDays(chosen);
  const { zone: zoneName, zoneFrom } = feedZone(context.zone, feed.clock, dayStarts);
  const zone = zoneOf(zoneName);
  const clock =
    zoneFrom === 'assumed'
      ? 'instants'
      : readClock(dayStarts, zone, (localAt) => quietestHour(chosen, feed, localAt));
  const local = new LocalReadings();
  const offsetS = clock === 'standard-time' ? standardOffset(zone, dayStarts[0] ?? 0) : 0;
  const put: PutAt =
    clock === 'wall-clock'
      ? (key) => (reading) => {
          local.add(key, { ...reading, startLocal: reading.startUtc });
        }
      : (key) => {
          const channel = sink.channel(key);
          return (reading) => {
            channel.add(offsetS === 0 ? reading : { ...reading, startUtc: reading.startUtc - offsetS });
          };
        };
  for (const block of chosen) putBlock(block, feed, { sink, put });
  local.placeInto(sink, zone);
  if (clock === 'instants') return { zone: zoneName, zoneFrom, statedTotals: statedBills(feed, chosen) };
  sayClock(clock, zoneName, sink);
  return { zone: zoneName, zoneFrom };
}

const WORDS: Readonly<Record<Measured['is'], string>> = {
  energy: 'electricity',
  gas: 'gas',
  water: 'water',
  power: 'demand (power, not energy)',
  other: 'something that is not energy',
  unknown: 'an unnamed unit',
};

const UNIT_WORDS: Readonly<Record<AssumedExponent, string>> = {
  0: 'Milli-watt-hours',
  3: 'Watt-hours',
  6: 'Kilowatt-hours',
};

/** `exponent` is what was worked out for blocks without a type. */
function measure(one: JoinedBlock, exponent: AssumedExponent | undefined, sink: ReadingSink): Measured {
  if (one.readingType !== undefined) return measuredBy(one.readingType, one.usagePoint, one.usagePointLinked);
  if (one.usagePoint?.kind === 1) return { is: 'gas' };
  if (one.usagePoint?.kind === 2) return { is: 'water' };
  if (exponent === undefined || one.usagePoint?.kindBlank === true) return { is: 'unknown' };
  sink.warn(
    'usage.unit-assumed',
    `The file holds readings without their reading type. ${UNIT_WORDS[exponent]} of electricity used were assumed, which gives a usual amount a day. Download the whole feed to be sure.`,
    one.block.from + 1,
  );
  return { is: 'energy', exponent, cumulative: false, flow: 'import' };
}

/** Starts of blocks that last a day or whole days, and of daily readings. */
function startsOfDays(blocks: readonly EnergyBlock[]): readonly number[] {
  return blocks.flatMap(({ block: { startUtc, durationS } }) =>
    startUtc !== undefined &&
    durationS !== undefined &&
    durationS >= DAY_S - HOUR_S &&
    durationS % HOUR_S === 0
      ? [startUtc]
      : [],
  );
}

function sayClock(clock: 'wall-clock' | 'standard-time', zone: string, sink: ReadingSink): void {
  const how = clock === 'wall-clock' ? 'the local clock' : 'local standard time';
  sink.warn(
    'usage.local-clock-as-utc',
    `The file writes ${how} as if it were UTC: its days would not start at midnight in ${zone}. All times were moved to where they belong.`,
  );
}

/** One feed writes the moment of its making as the start of every block: no reading can be placed. */
function refuseTimeless(joined: readonly JoinedBlock[], feed: GreenButtonFeed): void {
  const { startUtc } = feed.readings.columns();
  const starts = new Set(joined.map(({ block }) => startUtc[block.from]));
  if (
    joined.length >= 3 &&
    starts.size === 1 &&
    joined.every(({ block }) => block.to - block.from === 1) &&
    distinctMeters(joined) === 1
  ) {
    const measured = joined.map((one) =>
      one.readingType === undefined ? undefined : measuredBy(one.readingType, one.usagePoint, true).is,
    );
    if (measured.every((is) => is === 'energy')) {
      throw new DomainError(
        'usage.no-times',
        `All ${String(joined.length)} blocks claim to start at the same second, so we cannot tell when the power was used. Ask your utility for interval data.`,
      );
    }
  }
}

function distinctMeters(joined: readonly JoinedBlock[]): number {
  return new Set(joined.map(({ meterReading }) => meterReading)).size;
}

function noElectricity(left: ReadonlyMap<Measured['is'], number>): DomainError {
  const found = [...left.keys()];
  if (found.includes('gas')) return notElectric('gas');
  if (found.includes('water')) return notElectric('water');
  if (found.includes('unknown')) {
    return new DomainError(
      'usage.unit-unknown',
      'The file does not say what it counts (its ReadingType names no unit; it may be gas). A guess could be wrong a thousandfold, so it is refused. Choose the electric service and download it again.',
    );
  }
  return new DomainError(
    'usage.not-energy',
    'The file holds demand or other quantities, but no energy in kWh. Choose "usage" (energy) and download it again.',
  );
}
