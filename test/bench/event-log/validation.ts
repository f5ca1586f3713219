import { planEdition } from '#domain/energy/plans/plan-editions.decider';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import type { BenchRow } from '../bench-row.js';

const ROUNDS = 20;

/** What it costs to hold an event against its schema before it is appended: plans recorded, the widest events there are. */
export function benchValidation(): BenchRow {
  const at = '2026-11-21T18:34:00.000Z';
  const events = seedCatalogue().flatMap((plan) =>
    planEdition.decide({ kind: 'record', digest: 'bench', plan, at }, planEdition.initial),
  );
  const micros: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (const event of events) planEdition.event.parse(event);
    const { user, system } = process.cpuUsage(before);
    micros.push((user + system) / events.length);
  }
  const best = Math.round(Math.min(...micros));
  return {
    name: `validating an event (${String(events.length)} plans recorded)`,
    value: best,
    unit: 'µs CPU',
  };
}
