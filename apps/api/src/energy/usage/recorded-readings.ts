import type { Fold } from '#domain/shared/decider';
import type { ConcludedUsage } from '#domain/energy/usage/conclusion/concluded-usage';
import type { Origin, UsageEvent } from '#domain/energy/usage/usage.events';

/** What was recorded of an upload's readings. */
export interface Recorded {
  readonly householdId: string;
  readonly origin: Origin;
  readonly parts: readonly string[];
  readonly imported: ConcludedUsage | undefined;
  /** For a correction: the upload that holds the readings. */
  readonly readIn: string | undefined;
}

/** Collects everything about the readings in an upload's stream. */
export const recordedReadings: Fold<Recorded, UsageEvent> = {
  initial: { householdId: '', origin: 'file', parts: [], imported: undefined, readIn: undefined },
  evolve(recorded, { type, data }) {
    switch (type) {
      case 'energy.usage-uploaded.v1':
        return { ...recorded, householdId: data.householdId, origin: data.origin };
      case 'energy.usage-corrected.v1':
        return { ...recorded, householdId: data.householdId, readIn: data.readIn };
      case 'energy.usage-series-recorded.v1':
        return { ...recorded, parts: [...recorded.parts, data.payload] };
      case 'energy.usage-imported.v1':
        return { ...recorded, imported: data.imported };
      case 'energy.usage-rejected.v1':
      case 'energy.usage-question-asked.v1':
      case 'energy.usage-question-answered.v1':
      case 'energy.usage-upload-cancelled.v1':
      case 'energy.usage-erased.v1':
        return recorded;
    }
  },
};
