/** The commonest distance between neighbouring labels, in seconds; `fallbackS` when none repeats. */
export function usualStep(labels: ArrayLike<number>, fallbackS: number): number {
  const times = new Map<number, number>();
  for (let index = 1; index < labels.length; index += 1) {
    const step = Math.abs((labels[index] ?? 0) - (labels[index - 1] ?? 0));
    if (step > 0) times.set(step, (times.get(step) ?? 0) + 1);
  }
  let best = fallbackS;
  let most = 0;
  for (const [step, count] of times) {
    if (count > most || (count === most && step < best)) {
      best = step;
      most = count;
    }
  }
  return best;
}
