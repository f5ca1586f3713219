import { dayText } from '#domain/shared/day';
import type { Energy } from '#domain/shared/units';
import { addEnergy } from '#domain/shared/units';
import { DomainError } from '#domain/shared/domain-error';
import type { ChannelKey, ReadingSink } from '#domain/energy/usage/formats/format';

/** A bill as read, dates in local seconds of midnight. */
export interface ReadBill {
  /** First day; undefined when only the bill's own date is known. */
  readonly fromDay: number | undefined;
  /** The read day: the period runs up to its midnight. */
  readonly readDay: number;
  readonly amounts: readonly BillAmount[];
  readonly estimated: boolean;
  readonly row: number;
}

/** What a bill says of one channel. */
export interface BillAmount {
  readonly key: ChannelKey;
  readonly energy: Energy;
}

/** A period with both ends. */
export interface BillPeriod extends ReadBill {
  readonly fromDay: number;
}

const DAY_S = 86_400;
const USUAL_DAYS = 30;
/** CalTRACK 2.2.3: monthly bills last 25 to 35 days, bi-monthly ones up to 70. */
const DAYS = { least: 25, monthly: 35, most: 70 } as const;

/**
 * Periods in time order. A bill without a start begins where the one before ended (the first as
 * long as the others are). Estimated bills are joined with the next (CalTRACK 2.2.3). Throws
 * `usage.bills-overlap`; warns `usage.bill-length`, `usage.bill-estimated`, `usage.bill-start-inferred`.
 */
export function billPeriods(bills: readonly ReadBill[], sink: ReadingSink): readonly BillPeriod[] {
  const ordered = [...bills].sort((a, b) => a.readDay - b.readDay);
  const periods = ordered.map((bill, index) => ({ ...bill, fromDay: startOf(bill, ordered, index, sink) }));
  refuseOverlaps(periods);
  for (const period of periods) checkLength(period, sink);
  return joinEstimated(periods, sink);
}

function startOf(bill: ReadBill, ordered: readonly ReadBill[], index: number, sink: ReadingSink): number {
  const before = ordered[index - 1];
  if (bill.fromDay !== undefined) {
    // People and utilities also write the day after the last read as the start.
    return before !== undefined && bill.fromDay - before.readDay === DAY_S ? before.readDay : bill.fromDay;
  }
  if (before !== undefined) return before.readDay;
  const next = ordered[index + 1];
  const days = next === undefined ? USUAL_DAYS : medianDays(ordered);
  sink.warn(
    'usage.bill-start-inferred',
    `The first bill does not say when it began; ${String(days)} days, as long as the others, were taken.`,
    bill.row,
  );
  return bill.readDay - days * DAY_S;
}

function medianDays(ordered: readonly ReadBill[]): number {
  const lengths = ordered
    .slice(1)
    .map((bill, index) => Math.round((bill.readDay - (ordered[index]?.readDay ?? 0)) / DAY_S))
    .sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? USUAL_DAYS;
}

function refuseOverlaps(periods: readonly BillPeriod[]): void {
  for (const [index, period] of periods.entries()) {
    const before = periods[index - 1];
    if (period.readDay <= period.fromDay) {
      throw new DomainError(
        'usage.bad-interval',
        `Row ${String(period.row)}: the bill ends (${dayText(period.readDay / DAY_S)}) before it begins (${dayText(period.fromDay / DAY_S)}). Correct its dates.`,
        { row: period.row },
      );
    }
    if (before !== undefined && period.fromDay < before.readDay) {
      throw new DomainError(
        'usage.bills-overlap',
        `Rows ${String(before.row)} and ${String(period.row)}: two bills cover ${dayText(period.fromDay / DAY_S)}. Each day belongs to one bill; correct the dates.`,
        { rows: [before.row, period.row] },
      );
    }
  }
}

function checkLength({ fromDay, readDay, row }: BillPeriod, sink: ReadingSink): void {
  const days = Math.round((readDay - fromDay) / DAY_S);
  if (days >= DAYS.least && days <= DAYS.monthly) return;
  if (days > DAYS.monthly && days <= DAYS.most) {
    sink.warn(
      'usage.bill-length',
      `A bill of ${String(days)} days was read as bi-monthly; check its dates if bills come monthly.`,
      row,
    );
  } else sink.warn('usage.bill-length', `A bill of ${String(days)} days is unusual; check its dates.`, row);
}

function joinEstimated(periods: readonly BillPeriod[], sink: ReadingSink): readonly BillPeriod[] {
  const joined: BillPeriod[] = [];
  for (const period of periods) {
    const before = joined.at(-1);
    const together =
      before?.estimated === true &&
      before.readDay === period.fromDay &&
      period.readDay - before.fromDay <= DAYS.most * DAY_S;
    if (!together) {
      joined.push(period);
      continue;
    }
    sink.warn(
      'usage.bill-estimated',
      'An estimated bill was joined with the next one, which corrects it.',
      before.row,
    );
    joined[joined.length - 1] = {
      ...period,
      fromDay: before.fromDay,
      amounts: addAmounts(before.amounts, period.amounts),
    };
  }
  return joined;
}

function addAmounts(before: readonly BillAmount[], after: readonly BillAmount[]): readonly BillAmount[] {
  const same = (a: ChannelKey, b: ChannelKey): boolean =>
    a.channel === b.channel && a.register === b.register;
  const only = before.filter(({ key }) => !after.some((other) => same(key, other.key)));
  const both = after.map(({ key, energy }) => {
    const earlier = before.find((other) => same(key, other.key));
    return { key, energy: earlier === undefined ? energy : addEnergy(earlier.energy, energy) };
  });
  return [...both, ...only];
}
