import type { Energy } from '#domain/shared/units';
import { parseEnergy } from '#domain/shared/units';
import type { FeedEntry } from './resources.js';

/** An amount as ESPI's SummaryMeasurement writes it; undefined where an element is absent. */
interface SummaryMeasurement {
  /** In its own unit, before the multiplier. */
  value?: Energy | undefined;
  powerOfTenMultiplier?: number;
  uom?: number;
  timeStamp?: number;
}

/** What a UsageSummary (older: ElectricPowerUsageSummary) says of one bill. Epoch seconds. */
export interface UsageSummary {
  readonly entry: FeedEntry;
  billingStart?: number;
  billingDurationS?: number;
  statusTimeStamp?: number;
  /** Used in the billing period. */
  readonly overall: SummaryMeasurement;
  /** Used since the billing period ended, up to its time stamp. */
  readonly current: SummaryMeasurement;
}

/** A total of a summary and the time it covers. */
export interface SummaryTotal {
  readonly value: Energy;
  readonly powerOfTenMultiplier: number;
  readonly uom: number;
  readonly startUtc: number;
  readonly endUtc: number;
}

/** Later than the year 5000 in seconds: PG&E writes milliseconds. */
const LATEST_S = 1e11;

function isUsageSummary(name: string): boolean {
  return name === 'UsageSummary' || name === 'ElectricPowerUsageSummary';
}

/** Takes one text of a summary; `parent` is the element around it. */
export function summaryLeaf(summary: UsageSummary, parent: string, name: string, text: string): void {
  const number = Number(text);
  if (!Number.isFinite(number)) return;
  switch (parent) {
    case 'billingPeriod':
      if (name === 'start') summary.billingStart = seconds(number);
      else if (name === 'duration') summary.billingDurationS = Math.round(number);
      return;
    case 'overallConsumptionLastPeriod':
      measurementLeaf(summary.overall, name, text);
      return;
    case 'currentBillingPeriodOverAllConsumption':
      measurementLeaf(summary.current, name, text);
      return;
    default:
      if (isUsageSummary(parent) && name === 'statusTimeStamp') summary.statusTimeStamp = seconds(number);
  }
}

/** The totals of a summary that say how much and for when. */
export function totalsOf(summary: UsageSummary): readonly SummaryTotal[] {
  const { billingStart, billingDurationS, overall, current } = summary;
  if (billingStart === undefined || billingDurationS === undefined || billingDurationS <= 0) return [];
  const billingEnd = billingStart + billingDurationS;
  return [
    ...totalOf(overall, billingStart, billingEnd),
    ...totalOf(current, billingEnd, current.timeStamp ?? summary.statusTimeStamp ?? billingEnd),
  ];
}

function totalOf(
  { value, powerOfTenMultiplier = 0, uom }: SummaryMeasurement,
  startUtc: number,
  endUtc: number,
): readonly SummaryTotal[] {
  if (value === undefined || uom === undefined || endUtc <= startUtc) return [];
  return [{ value, powerOfTenMultiplier, uom, startUtc, endUtc }];
}

function measurementLeaf(measurement: SummaryMeasurement, name: string, text: string): void {
  switch (name) {
    case 'value':
      measurement.value = parseEnergy(text, 0);
      return;
    case 'powerOfTenMultiplier':
    case 'uom':
      measurement[name] = Number(text);
      return;
    case 'timeStamp':
      measurement.timeStamp = seconds(Number(text));
      return;
    default:
      return;
  }
}

function seconds(stamp: number): number {
  return Math.round(Math.abs(stamp) > LATEST_S ? stamp / 1000 : stamp);
}
