import type { z } from 'zod';

/** A command with its time, stamped outside the domain. */
export type Stamped<Command> = Command & {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
};

/** Folds a stream's events into one reader's state. */
export interface Fold<State, Event> {
  readonly initial: State;
  /** Set by a reader of ids, times and states alone: personal fields stay sealed, and an erased home's can be read. */
  readonly leavesSealed?: true;
  evolve(state: State, event: Event): State;
}

/** The pure rules of one stream: `decide` throws a refusal or returns events, `evolve` folds them into state. */
export interface Decider<State, Command, Event> extends Fold<State, Event> {
  readonly event: z.ZodType<Event>;
  decide(command: Command, state: State): readonly Event[];
}
