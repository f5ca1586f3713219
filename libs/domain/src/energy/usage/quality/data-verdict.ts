import { z } from 'zod';
import type { ConcludedUsage } from '../conclusion/concluded-usage.js';

/** From best to worst. */
const LEVELS = ['sound', 'usable', 'rough', 'doubtful'] as const;

/** How far the data can be relied on: one level, and every reason why it is not better. */
export const DataVerdictSchema = z.strictObject({
  level: z.enum(LEVELS),
  headline: z.string(),
  /** Worst first; empty when the data is sound. */
  reasons: z.array(z.strictObject({ code: z.string(), level: z.enum(LEVELS), message: z.string() })),
});
export type DataVerdict = z.infer<typeof DataVerdictSchema>;
type Reason = DataVerdict['reasons'][number];

const HEADLINES: Readonly<Record<DataVerdict['level'], string>> = {
  sound: 'Your data is sound',
  usable: 'Good data, with limits',
  rough: 'A rough picture of your home',
  doubtful: 'Please check this data first',
};

const DAY_MS = 86_400_000;
const OLD_DAYS = 400;
const VERY_OLD_DAYS = 3 * 365;
/** A year with at least this share metered (0 to 1) counts as whole; it may lack a few hours at its ends. */
const WHOLE_YEAR = 0.98;
const HALF_YEAR = 0.5;
const MUCH_ESTIMATED = 0.02;
const MANY_ZEROS = 0.1;
/** Homes use some 1,000 to 40,000 kWh a year; beyond these ends something is wrong with the unit or the meter. */
const LEAST_HOME_KWH = 200;
const MOST_HOME_KWH = 150_000;

/**
 * Judges what an import concluded, as of `today` (`YYYY-MM-DD`): share measured, age, days, zeros,
 * impossible sizes, dates in the future and open warnings decide together; the worst of them wins.
 */
export function dataVerdict(concluded: ConcludedUsage, today: string): DataVerdict {
  const reasons = [
    ...ofDates(concluded, today),
    ...ofSize(concluded),
    ...ofShares(concluded),
    ...ofFindings(concluded),
  ].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const level = reasons[0]?.level ?? 'sound';
  return { level, headline: HEADLINES[level], reasons };
}

function ofDates({ quality }: ConcludedUsage, today: string): readonly Reason[] {
  const { firstDay, lastDay } = quality;
  const ageDays = (Date.parse(today) - Date.parse(lastDay)) / DAY_MS;
  if (ageDays < -1) {
    const message = `Readings run to ${lastDay}, which is still to come. Check the dates in the file.`;
    return [{ code: 'usage.in-the-future', level: 'doubtful', message }];
  }
  if (ageDays <= OLD_DAYS) return [];
  const level = ageDays > VERY_OLD_DAYS ? 'rough' : 'usable';
  const message = `The newest reading is from ${lastDay} (the first from ${firstDay}). Your home may use power differently now.`;
  return [{ code: 'usage.old', level, message }];
}

function ofSize({ quality, year }: ConcludedUsage): readonly Reason[] {
  if (quality.intervals > 0 && Number(quality.meteredKwh) === 0) {
    const message = 'Every reading is zero. Is this the meter that your power comes through?';
    return [{ code: 'usage.all-zero', level: 'doubtful', message }];
  }
  const annual = year === null ? undefined : Number(year.annualKwh);
  if (annual !== undefined && annual > MOST_HOME_KWH) {
    const message = `${whole(annual)} kWh a year is more than any home uses. Check the unit (Wh or kWh?) and the meter.`;
    return [{ code: 'usage.impossible-size', level: 'doubtful', message }];
  }
  if (annual !== undefined && annual < LEAST_HOME_KWH) {
    const message = `${whole(annual)} kWh a year is very little for a home. Check the unit and the meter.`;
    return [{ code: 'usage.very-little', level: 'rough', message }];
  }
  return [];
}

function ofShares({ quality, year, noYearReason }: ConcludedUsage): readonly Reason[] {
  if (year === null) {
    return [
      {
        code: 'usage.no-year',
        level: 'rough',
        message: noYearReason ?? 'There is not enough data for a year yet.',
      },
    ];
  }
  const reasons: Reason[] = [];
  if (year.meteredShare < WHOLE_YEAR) {
    const level = year.meteredShare < HALF_YEAR ? 'rough' : 'usable';
    const message = `${percent(year.meteredShare)} of your year was measured. We estimated the rest, so every figure below is a range.`;
    reasons.push({ code: 'usage.partly-measured', level, message });
  }
  if (quality.estimatedShare > MUCH_ESTIMATED) {
    const message = `Your utility estimated ${percent(quality.estimatedShare)} of the readings instead of measuring them.`;
    reasons.push({ code: 'usage.estimated-readings', level: 'usable', message });
  }
  if (year.analysis.measuredHours === null) {
    const message =
      'We know how much you used, but not at what hour. Time-of-use plans are guesswork until we do.';
    reasons.push({ code: 'usage.no-hours', level: 'usable', message });
  }
  return reasons;
}

/** Findings that put the total in doubt; any other open warning only keeps the data from being sound. */
const SHAKES_TOTAL: ReadonlySet<string> = new Set(['usage.stated-total-differs', 'usage.unusual-level']);

function ofFindings({ quality: { findings, intervals } }: ConcludedUsage): readonly Reason[] {
  const open = findings.filter(({ severity }) => severity === 'warning');
  const reasons: Reason[] = open.map(({ code, message }) => ({
    code,
    level: SHAKES_TOTAL.has(code) ? 'doubtful' : 'usable',
    message,
  }));
  const zeros = findings
    .filter(({ code }) => code === 'usage.nothing-used')
    .reduce((sum, { count }) => sum + count, 0);
  if (zeros > MANY_ZEROS * intervals) {
    const message = `Nothing was counted for ${percent(zeros / intervals)} of the time. Was the home empty, or the meter off?`;
    reasons.push({ code: 'usage.many-zeros', level: 'usable', message });
  }
  return reasons;
}

function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return 'under 1%';
  return rounded === 100 && share < 1 ? 'over 99%' : `${String(rounded)}%`;
}

function whole(kwh: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(kwh);
}
