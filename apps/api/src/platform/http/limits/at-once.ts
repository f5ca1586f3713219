/** Limits how many requests each caller has open. */
export class AtOnce {
  private readonly open = new Map<string, number>();

  /** Opens one more for a caller and returns a function to close it; undefined if the caller has `most` open. */
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
