import { UsageYearView } from '#projections/energy/usage-year/usage-year.view';

const MONTHS = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);

/** A made-up usage year, valid by its view: 12,000 kWh, with the last month projected. */
export function aUsageYear(parts: Partial<UsageYearView> = {}): UsageYearView {
  return UsageYearView.parse({
    uploadId: '5a0f7b53-5c3f-4f5a-8a3b-0d9f0f6c2b11',
    origin: 'file',
    importedAt: '2026-11-21T12:00:00Z',
    quality: {
      format: 'Smart Meter Texas',
      zone: 'America/Chicago',
      firstDay: '2025-01-01',
      lastDay: '2025-11-30',
      intervalMinutes: 15,
      intervals: 32_064,
      missing: 8,
      coverage: 0.9997,
      estimatedShare: 0,
      filledShare: 0.0003,
      meteredKwh: '11000',
      findings: [
        finding('repaired', 'Two hours were missing on 2025-07-04; we filled them in.', ['2025-07-04']),
        finding('warning', 'The total in the file differs from its rows.', []),
      ],
    },
    verdict: {
      level: 'usable',
      headline: 'Good data, with limits',
      reasons: [
        { code: 'usage.stated', level: 'usable', message: 'The total in the file differs from its rows.' },
      ],
    },
    year: {
      firstDay: '2025-01-01',
      lastDay: '2025-12-31',
      annualKwh: '12000',
      lowKwh: '11500',
      highKwh: '12600',
      timing: 'metered',
      meteredShare: 0.91,
      months: MONTHS.map((month, index) => ({
        month,
        kwh: index === 6 ? '1500' : '950',
        lowKwh: '900',
        highKwh: '1600',
        meteredShare: index === 11 ? 0 : 1,
        filledShare: 0,
        projectedShare: index === 11 ? 1 : 0,
      })),
      notes: ['2025-12 had no readings and is projected.'],
      analysis: anAnalysis(),
    },
    noYearReason: null,
    ...parts,
  });
}

function finding(severity: string, message: string, days: readonly string[]): object {
  return { code: 'usage.test', severity, message, count: 1, rows: [], days };
}

function anAnalysis(): object {
  return {
    zone: 'America/Chicago',
    intervalMinutes: 15,
    importKwh: '12000',
    exportKwh: '310',
    months: MONTHS.map((month) => ({
      month,
      importKwh: '1000',
      exportKwh: '0',
      days: 30,
      importKwhPerDay: '33.3',
    })),
    seasonality: {
      class: 'summer-peak',
      summerToWinter: 1.8,
      dominant: 'summer',
      variation: 0.29,
      hemisphere: 'north',
    },
    measuredHours: {
      days: 334,
      heatmap: Array.from({ length: 7 }, (_, weekday) =>
        Array.from({ length: 24 }, (_, hour) => (weekday === 5 && hour === 17 ? '3.2' : '1.1')),
      ),
      loadDuration: [
        { share: 0, kw: '8.4' },
        { share: 1, kw: '0.3' },
      ],
      baseLoadKw: '0.35',
      peak: { kw: '8.41', startUtc: '2025-08-12T22:15:00Z' },
      nightShare: 0.27,
      nightHours: { from: 22, to: 6 },
      weekendShare: 0.31,
    },
  };
}
