/** How the machinery is set while it runs. */
export interface SwitchState {
  /** Dollars a day; null is what the configuration says. */
  readonly claudeBudgetUsdPerDay: number | null;
  /** Whether Claude is asked: as its failures decide, never, or always. */
  readonly claudeBreaker: 'automatic' | 'held-open' | 'held-closed';
  /** Nothing new is taken in. */
  readonly isReadOnly: boolean;
  /** Features that are switched off. */
  readonly off: readonly string[];
}

const AS_CONFIGURED: SwitchState = {
  claudeBudgetUsdPerDay: null,
  claudeBreaker: 'automatic',
  isReadOnly: false,
  off: [],
};
/** So that every process follows a change within a second, and asks no more often. */
const FRESH_FOR_MS = 1_000;

/**
 * What an admin has switched, as every process of the installation sees it. Knows nobody who keeps it until one context
 * has said where it is read; while that cannot be read, what was known last holds.
 */
export class Switches {
  private read: (() => Promise<SwitchState | undefined>) | undefined;
  private state = AS_CONFIGURED;
  private freshUntilMs = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  readFrom(read: () => Promise<SwitchState | undefined>): void {
    this.read = read;
  }

  /** The settings, at most a second old. */
  async current(): Promise<SwitchState> {
    if (this.now() >= this.freshUntilMs) await (this.reading ??= this.refresh());
    return this.state;
  }

  /** What was known last, without looking. */
  get latest(): SwitchState {
    return this.state;
  }

  private async refresh(): Promise<void> {
    try {
      this.state = (await this.read?.()) ?? AS_CONFIGURED;
    } catch {
      // Whoever needs the database for more than this will say that it is away.
    } finally {
      this.freshUntilMs = this.now() + FRESH_FOR_MS;
      this.reading = undefined;
    }
  }
}
