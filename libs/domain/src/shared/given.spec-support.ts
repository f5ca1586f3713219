import type { Decider } from './decider.js';

/**
 * For tests that read as sentences: `given(usage, uploaded).when(upload)` answers the events that the
 * decider decides after what happened before.
 */
export function given<State, Command, Event>(
  decider: Decider<State, Command, Event>,
  ...happened: readonly Event[]
): { when(command: Command): readonly Event[] } {
  const state = happened.reduce((before, event) => decider.evolve(before, event), decider.initial);
  return { when: (command) => decider.decide(command, state) };
}
