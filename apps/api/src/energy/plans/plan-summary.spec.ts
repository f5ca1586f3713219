import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { planSummary } from './plan-summary.js';

const summaryOf = (planId: string) => {
  const plan = seedCatalogue().find((each) => each.planId === planId);
  if (plan === undefined) throw new Error(`${planId} is not in the seed`);
  return planSummary(plan);
};

describe('a plan in a list', () => {
  it('has averages with delivery, and the sources of both sides', () => {
    const summary = summaryOf('us-ppl-rs');
    // 0.12953 + 0.05049, and 15.52 a month.
    expect(summary.averageCents?.at1000).toBe('19.5540');
    expect(summary.source).toMatch(
      /price to compare.*; delivery charges: PPL Electric Utilities.*\(2025-12-01\)/,
    );
    expect(summary.unpriced).toEqual([]);
  });

  it('has no averages when delivery is not known, and says so first', () => {
    const summary = summaryOf('us-oh-aes-ohio-standard-service-offer');
    expect(summary.averageCents).toBeNull();
    expect(summary.unpriced[0]).toContain('Delivery by the wires company is not included');
  });
});
