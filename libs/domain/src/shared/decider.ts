import type { z } from 'zod';

/** A command as it reaches a decider: who orders it and when, stamped outside the domain. */
export type Stamped<Command> = Command & {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
};

/** What one reader needs to know of a stream, folded from its events. */
export interface Fold<State, Event> {
  readonly initial: State;
  /** Set by a reader of ids, times and states alone: personal fields stay sealed, and an erased home's can be read. */
  readonly leavesSealed?: true;
  evolve(state: State, event: Event): State;
}

/** Pure rules of one stream: `decide` refuses or says what happened, `evolve` folds what happened. */
export interface Decider<State, Command, Event> extends Fold<State, Event> {
  readonly event: z.ZodType<Event>;
  decide(command: Command, state: State): readonly Event[];
}
