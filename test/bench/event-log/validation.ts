import { planListing } from '#domain/energy/plans/plans.decider';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import type { BenchRow } from '../bench-row.js';

const ROUNDS = 20;

/** What it costs to hold an event against its schema before it is appended: plans listed, the widest events there are. */
export function benchValidation(): BenchRow {
  const at = '2026-11-21T18:34:00.000Z';
  const events = seedCatalogue().flatMap((plan) =>
    planListing.decide({ kind: 'list', digest: 'bench', plan, at }, planListing.initial),
  );
  const micros: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (const event of events) planListing.event.parse(event);
    const { user, system } = process.cpuUsage(before);
    micros.push((user + system) / events.length);
  }
  const best = Math.round(Math.min(...micros));
  return { name: `validating an event (${String(events.length)} plans listed)`, value: best, unit: 'µs CPU' };
}
