import type { z } from 'zod';

/** A command as it reaches a decider: who orders it and when, stamped outside the domain. */
export type Stamped<Command> = Command & {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
};

/** Pure rules of one stream: `decide` refuses or says what happened, `evolve` folds what happened. */
export interface Decider<State, Command, Event> {
  readonly event: z.ZodType<Event>;
  readonly initial: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}
