import type { RerunVerdict, RerunView } from '#projections/shared/rerun.view';
import type { EngineChoice, MadeResult, Reruns } from './reruns.js';

/** How many results are looked up at once; their engine takes one at a time. */
const AT_ONCE = 3;
const MOST_NAMED = 100;

/** What became of many results that were made again. */
export interface Replayed {
  readonly checked: number;
  readonly equal: number;
  readonly erased: number;
  /** Neither equal nor erased: how many, and the first of them. */
  readonly different: number;
  readonly differing: readonly { readonly id: string; readonly verdict: RerunVerdict }[];
}

/** Makes results again, one after another or a few at once, and counts the verdicts. `onEach` hears each. */
export async function replay(
  results: Iterable<string> | AsyncIterable<string>,
  { reruns, engine }: { readonly reruns: Reruns; readonly engine: EngineChoice },
  onEach: (view: RerunView) => void = () => undefined,
): Promise<Replayed> {
  const counts = { checked: 0, equal: 0, erased: 0, different: 0 };
  const differing: { id: string; verdict: RerunVerdict }[] = [];
  const waiting = iterated(results);
  const work = async (): Promise<void> => {
    for (let next = await waiting.next(); next.done !== true; next = await waiting.next()) {
      const view = await reruns.rerun(next.value, engine);
      if (view === undefined) continue;
      const { id, verdict } = view;
      onEach(view);
      counts.checked += 1;
      if (verdict === 'byte-equal') counts.equal += 1;
      else if (verdict === 'inputs-erased') counts.erased += 1;
      else {
        counts.different += 1;
        if (differing.length < MOST_NAMED) differing.push({ id, verdict });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { ...counts, differing };
}

/** The ids of all results. */
export async function* everyId(results: AsyncIterable<MadeResult>): AsyncIterable<string> {
  for await (const { id } of results) yield id;
}

/** So many ids, each result as likely as any other, in the order of the log (reservoir sampling). */
export async function sampledIds(
  results: AsyncIterable<MadeResult>,
  most: number,
): Promise<readonly string[]> {
  const kept: { readonly at: number; readonly id: string }[] = [];
  let seen = 0;
  for await (const { id } of results) {
    const place = seen < most ? seen : Math.floor(Math.random() * (seen + 1));
    if (place < most) kept[place] = { at: seen, id };
    seen += 1;
  }
  return kept.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

async function* iterated(results: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  yield* results;
}
