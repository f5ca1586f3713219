import { Fault } from '#domain/shared/fault';
import { schemaVersionOf } from '../postgres/written-event.js';

/** Turns the data of one version of an event type into the next version's; pure. */
export interface Upcaster {
  /** `energy.usage-imported.v1` */
  readonly from: string;
  /** `energy.usage-imported.v2` */
  readonly to: string;
  upcast(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/** An event's type and data, as stored or as upcast. */
export interface Versioned {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const MAX_STEPS = 100;

/**
 * Chains upcasters, so that readers get only the newest version of each event type; stored events never
 * change. Throws `event-log.bad-upcaster` for two from one version, a skipped version, or a downcast.
 */
export class Upcasters {
  private readonly steps = new Map<string, Upcaster>();

  constructor(upcasters: readonly Upcaster[]) {
    for (const step of upcasters) {
      const isNext =
        schemaVersionOf(step.to) === schemaVersionOf(step.from) + 1 && base(step.from) === base(step.to);
      if (!isNext || this.steps.has(step.from)) {
        throw new Fault('event-log.bad-upcaster', 'Each version has one upcaster, to the version after it.', {
          from: step.from,
          to: step.to,
        });
      }
      this.steps.set(step.from, step);
    }
  }

  upcast<Event extends Versioned>(event: Event): Event {
    let newest = event;
    for (let count = 0; count < MAX_STEPS; count += 1) {
      const step = this.steps.get(newest.type);
      if (step === undefined) return newest;
      newest = {
        ...newest,
        type: step.to,
        schemaVersion: schemaVersionOf(step.to),
        data: step.upcast(newest.data),
      };
    }
    return newest;
  }

  /** The stored types whose events are read as one of `types`. */
  storedTypes(types: readonly string[]): readonly string[] {
    const found = new Set(types);
    for (let count = 0; count < MAX_STEPS; count += 1) {
      const older = [...this.steps.values()].filter(({ from, to }) => found.has(to) && !found.has(from));
      if (older.length === 0) break;
      for (const { from } of older) found.add(from);
    }
    return [...found];
  }
}

function base(type: string): string {
  return type.replace(/\.v\d+$/, '');
}
