/** What was refused, of which floods are counted. */
export interface Kind {
  readonly commandType: string;
  readonly code: string;
}

/** How often something was refused without being told one by one, and when. */
export interface Counted extends Kind {
  readonly times: number;
  readonly sinceMs: number;
  readonly untilMs: number;
}

const MINUTE_MS = 60_000;
/** Refusals that are told one by one in a minute: of one caller, and of all together. */
const ALONE_PER_CALLER = 10;
const ALONE = 120;
const MOST_KINDS = 300;
const OTHERS: Kind = { commandType: 'others', code: 'others' };

/**
 * Keeps floods of refusals out of the log: the first of each minute are told one by one, the rest as one number for
 * each kind. Holds one minute, of bounded size, and nothing personal that outlives it.
 */
export class FloodGate {
  private sinceMs = Number.NEGATIVE_INFINITY;
  private alone = 0;
  private readonly ofCaller = new Map<string, number>();
  private counts = new Map<string, Kind & { times: number }>();
  private ended: Counted[] = [];

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** Whether this refusal is told by itself; if not, it was counted. */
  tellsAlone(caller: string, kind: Kind): boolean {
    this.turnMinute();
    const told = this.ofCaller.get(caller) ?? 0;
    if (told < ALONE_PER_CALLER && this.alone < ALONE) {
      this.alone += 1;
      this.ofCaller.set(caller, told + 1);
      return true;
    }
    this.count(kind);
    return false;
  }

  /** The counts of minutes that have ended, once; at the end of the program those of the running one too. */
  take(isEnd = false): readonly Counted[] {
    if (isEnd) this.endMinute();
    else this.turnMinute();
    const { ended } = this;
    this.ended = [];
    return ended;
  }

  private count(kind: Kind): void {
    const key = `${kind.commandType} ${kind.code}`;
    const isRoom = this.counts.has(key) || this.counts.size < MOST_KINDS;
    const { commandType, code } = isRoom ? kind : OTHERS;
    const slot = isRoom ? key : '';
    const known = this.counts.get(slot) ?? { commandType, code, times: 0 };
    known.times += 1;
    this.counts.set(slot, known);
  }

  private turnMinute(): void {
    if (this.nowMs() - this.sinceMs >= MINUTE_MS) this.endMinute();
  }

  private endMinute(): void {
    const { sinceMs } = this;
    const untilMs = Math.min(this.nowMs(), sinceMs + MINUTE_MS);
    for (const count of this.counts.values()) this.ended.push({ ...count, sinceMs, untilMs });
    this.ended = this.ended.slice(-MOST_KINDS - 1);
    this.counts = new Map();
    this.ofCaller.clear();
    this.alone = 0;
    this.sinceMs = this.nowMs();
  }
}
