import type { Sealing } from '../sealing/sealing.js';

const DAY_MS = 24 * 3_600_000;
/** Yesterday's key is kept, for what is still on its way. */
const KEPT_DAYS = 2;
const MOST_DAYS_LATE = 30;

/**
 * Names addresses by a hash under the key of the day: within a day the same client can be told again, and once the
 * day's key is destroyed, two days later, nobody can find out whose address it was, not even by trying all.
 */
export class DayHash {
  private day = '';

  constructor(
    private readonly sealing: Pick<Sealing, 'digest' | 'erase'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** The hash of an address today, in hex. */
  async of(address: string): Promise<string> {
    const today = dayOf(this.now());
    const hash = await this.sealing.digest(subjectOf(today), address);
    if (this.day !== today) await this.forgetOldDays();
    this.day = today;
    return hash;
  }

  /** Also the keys of days before that, since nobody may have called on the day that they were due. */
  private async forgetOldDays(): Promise<void> {
    for (let ago = KEPT_DAYS; ago <= MOST_DAYS_LATE; ago += 1)
      await this.sealing.erase(subjectOf(dayOf(this.now() - ago * DAY_MS)));
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function subjectOf(day: string): string {
  return `clients of ${day}`;
}
