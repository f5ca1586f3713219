import type { ConcludedUsage, QualityFinding } from '../conclusion/concluded-usage.js';
import { ConcludedUsageSchema } from '../conclusion/concluded-usage.js';
import { dataVerdict, DataVerdictSchema } from './data-verdict.js';

const TODAY = '2026-11-30';
const SOUND = { firstDay: '2025-11-01', lastDay: '2026-10-31', meteredKwh: '12000', estimatedShare: 0 };

type Changes = {
  readonly quality?: Partial<ConcludedUsage['quality']>;
  readonly year?: { readonly annualKwh?: string; readonly meteredShare?: number; readonly hours?: boolean };
};

/** A metered year of 12,000 kWh to the end of last month, but for what a test changes. */
function concluded({ quality = {}, year = {} }: Changes = {}): ConcludedUsage {
  const { annualKwh = '12000', meteredShare = 1, hours = true } = year;
  const months = Array.from({ length: 12 }, (_, at) => ({
    ...{ month: `2026-${String(at + 1).padStart(2, '0')}`, kwh: '1000', lowKwh: '1000', highKwh: '1000' },
    ...{ meteredShare, filledShare: 0, projectedShare: 1 - meteredShare },
  }));
  return ConcludedUsageSchema.parse({
    quality: {
      ...{ format: 'test', zone: 'America/Chicago', intervalMinutes: 15, intervals: 35_040, missing: 0 },
      ...{ coverage: 1, filledShare: 0, findings: [], ...SOUND, ...quality },
    },
    year: {
      ...{ annualKwh, lowKwh: annualKwh, highKwh: annualKwh, meteredShare, months, notes: [] },
      timing: hours ? 'metered' : 'spread',
      resampledYears: [],
      analysis: {
        ...{ zone: 'America/Chicago', intervalMinutes: 15, importKwh: annualKwh, exportKwh: '0', months: [] },
        seasonality: {
          ...{ class: 'flat', summerToWinter: 1, dominant: 'neither', variation: 0, hemisphere: 'north' },
        },
        measuredHours: hours
          ? {
              ...{ days: 365, heatmap: Array.from({ length: 7 }, () => new Array<string>(24).fill('1')) },
              ...{ loadDuration: [{ share: 0, kw: '1' }], baseLoadKw: '1', weekendShare: 0.3 },
              ...{ peak: { kw: '1', startUtc: '2026-01-01T00:00:00Z' }, nightShare: 0.3 },
              nightHours: { from: 22, to: 6 },
            }
          : null,
      },
    },
    packedYear: null,
    noYearReason: null,
  });
}

function finding(code: string, severity: QualityFinding['severity'], count = 1): QualityFinding {
  return { code, severity, message: 'M', count, rows: [], days: [] };
}

describe('how far the data may be relied on', () => {
  it('is sound for a metered year to last month, whatever was repaired on the way', () => {
    const findings = [finding('usage.repeats', 'repaired'), finding('usage.clock-change', 'good')];
    const verdict = dataVerdict(concluded({ quality: { findings } }), TODAY);
    expect(verdict).toEqual({ level: 'sound', headline: 'Your data is sound', reasons: [] });
  });

  it.each([
    ['a date to come', { quality: { lastDay: '2030-01-05' } }, 'doubtful', 'usage.in-the-future'],
    ['nothing but zeros', { quality: { meteredKwh: '0' } }, 'doubtful', 'usage.all-zero'],
    ['the use of a factory', { year: { annualKwh: '8760000' } }, 'doubtful', 'usage.impossible-size'],
    ['next to no use', { year: { annualKwh: '90' } }, 'rough', 'usage.very-little'],
    ['one bill of twelve', { year: { meteredShare: 0.08 } }, 'rough', 'usage.partly-measured'],
    ['ten months of twelve', { year: { meteredShare: 0.83 } }, 'usable', 'usage.partly-measured'],
    ['bills alone', { year: { hours: false } }, 'usable', 'usage.no-hours'],
    ['a file of 2011', { quality: { lastDay: '2011-12-31' } }, 'rough', 'usage.old'],
    ['a file of the year before last', { quality: { lastDay: '2025-06-30' } }, 'usable', 'usage.old'],
    ['many estimates', { quality: { estimatedShare: 0.07 } }, 'usable', 'usage.estimated-readings'],
  ] as const)('is told of %s', (_, changes, level, code) => {
    const verdict = dataVerdict(concluded(changes), TODAY);
    expect(verdict.level).toBe(level);
    expect(verdict.reasons.map((reason) => reason.code)).toEqual([code]);
    expect(DataVerdictSchema.parse(verdict)).toEqual(verdict);
  });

  it('is never sound above a line that says "Please check"', () => {
    const open = concluded({ quality: { findings: [finding('usage.gaps', 'warning')] } });
    expect(dataVerdict(open, TODAY).level).toBe('usable');
    const total = concluded({ quality: { findings: [finding('usage.stated-total-differs', 'warning')] } });
    expect(dataVerdict(total, TODAY).level).toBe('doubtful');
  });

  it('counts long stretches without any use', () => {
    const findings = [finding('usage.nothing-used', 'notice', 5_000)];
    expect(dataVerdict(concluded({ quality: { findings } }), TODAY).reasons[0]?.message).toContain('14%');
    const few = [finding('usage.nothing-used', 'notice', 300)];
    expect(dataVerdict(concluded({ quality: { findings: few } }), TODAY).level).toBe('sound');
  });

  it('puts the worst reason first', () => {
    const worst = concluded({ quality: { lastDay: '2030-01-05' }, year: { meteredShare: 0.8 } });
    expect(dataVerdict(worst, TODAY).reasons.map(({ level }) => level)).toEqual(['doubtful', 'usable']);
  });
});
