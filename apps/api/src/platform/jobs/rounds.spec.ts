import { FIRST, isOver, MOST_FAULTS, MOST_ROUNDS, next } from './rounds.js';

/** Rounds after so many that failed. */
function after(count: number, wasAway: (round: number) => boolean) {
  let rounds = FIRST;
  for (let round = 1; round <= count; round += 1) rounds = next(rounds, wasAway(round));
  return rounds;
}

describe('the rounds of a job that always fails', () => {
  it('are over after ten faults of ours', () => {
    expect(isOver(after(MOST_FAULTS - 1, () => false))).toBe(false);
    expect(isOver(after(MOST_FAULTS, () => false))).toBe(true);
  });

  it('go on while a part is away, for a day and no longer', () => {
    expect(isOver(after(MOST_ROUNDS - 1, () => true))).toBe(false);
    expect(isOver(after(MOST_ROUNDS, () => true))).toBe(true);
  });

  it('count only the faults among them', () => {
    const everyOther = (round: number) => round % 2 === 0;
    expect(isOver(after(2 * MOST_FAULTS - 2, everyOther))).toBe(false);
    expect(isOver(after(2 * MOST_FAULTS - 1, everyOther))).toBe(true);
  });
});
