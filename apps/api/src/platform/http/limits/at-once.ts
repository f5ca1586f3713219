/** Counts what each caller has open, so that nobody holds more than their share. */
export class AtOnce {
  private readonly open = new Map<string, number>();

  /** Opens one more for a caller; answers with how to close it, undefined when the caller has `most` open. */
  enter(caller: string, most: number): (() => void) | undefined {
    const now = this.open.get(caller) ?? 0;
    if (now >= most) return undefined;
    this.open.set(caller, now + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const still = (this.open.get(caller) ?? 1) - 1;
      if (still === 0) this.open.delete(caller);
      else this.open.set(caller, still);
    };
  }
}
