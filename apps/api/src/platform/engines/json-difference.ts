import canonicalize from 'canonicalize';
import type { DifferenceView } from '#projections/shared/rerun.view';

/** Leaves that differ, as operations of RFC 6902 that turn `was` into `is` when they are applied in order. */
export function* differences(was: unknown, is: unknown, path = ''): Iterable<DifferenceView> {
  if (isRecord(was) && isRecord(is)) {
    for (const key of Object.keys(was)) {
      const at = `${path}/${escaped(key)}`;
      if (key in is) yield* differences(was[key], is[key], at);
      else yield { op: 'remove', path: at, was: was[key] };
    }
    for (const key of Object.keys(is))
      if (!(key in was)) yield { op: 'add', path: `${path}/${escaped(key)}`, value: is[key] };
  } else if (Array.isArray(was) && Array.isArray(is)) {
    const [before, after]: readonly (readonly unknown[])[] = [was, is];
    const both = Math.min(before?.length ?? 0, after?.length ?? 0);
    for (let at = 0; at < both; at += 1)
      yield* differences(before?.[at], after?.[at], `${path}/${String(at)}`);
    // From the end, so that the index of those before stays right.
    for (let at = (before?.length ?? 0) - 1; at >= both; at -= 1)
      yield { op: 'remove', path: `${path}/${String(at)}`, was: before?.[at] };
    for (let at = both; at < (after?.length ?? 0); at += 1)
      yield { op: 'add', path: `${path}/${String(at)}`, value: after?.[at] };
  } else if (canonicalize(was) !== canonicalize(is)) {
    yield { op: 'replace', path, value: is, was };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key in a pointer (RFC 6901). */
function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
