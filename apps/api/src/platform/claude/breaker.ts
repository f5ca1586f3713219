const OPENS_AFTER = 5;
const REST_MS = 60_000;

/**
 * Stops asking a service that failed five times in a row. After a minute one caller may try; its
 * success closes the breaker, its failure opens it for another minute.
 */
export class Breaker {
  private failures = 0;
  private openUntil = 0;

  constructor(private readonly now: () => number) {}

  /** Whether the service may be asked. While half open, only the first caller may. */
  allows(): boolean {
    if (!this.isOpen) return true;
    if (this.now() < this.openUntil) return false;
    this.openUntil = this.now() + REST_MS;
    return true;
  }

  get isOpen(): boolean {
    return this.failures >= OPENS_AFTER;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures += 1;
    if (this.isOpen) this.openUntil = this.now() + REST_MS;
  }
}
