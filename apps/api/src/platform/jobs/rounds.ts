/** So many rounds that failed through a fault of ours, and a job is given up for good. */
export const MOST_FAULTS = 10;
/** So many rounds whatever they failed by, a day of them: what is away for longer does not come back by itself. */
export const MOST_ROUNDS = 24 * 60;

/**
 * How often a job was begun. A round is what the queue tries before it gives up: five attempts within seconds. As
 * long as the work is undone the next round begins within a minute.
 */
export interface Rounds {
  /** 1 until the queue has given the job up, one more each time that it begins anew. */
  readonly round: number;
  /** Rounds that ended by a fault of ours. One that ended because a part was away says nothing of the job. */
  readonly faults: number;
}

export const FIRST: Rounds = { round: 1, faults: 0 };

/** The round after one that failed. */
export function next({ round, faults }: Rounds, wasAway: boolean): Rounds {
  return { round: round + 1, faults: wasAway ? faults : faults + 1 };
}

/** Whether a job was tried often enough: it is not run again, but given up. */
export function isOver({ round, faults }: Rounds): boolean {
  return faults >= MOST_FAULTS || round > MOST_ROUNDS;
}
