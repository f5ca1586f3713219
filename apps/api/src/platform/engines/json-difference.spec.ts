import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { differences } from './json-difference.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Applies a patch as RFC 6902 says, for the three operations that differences use. */
function applied(document: Json, patch: ReturnType<typeof differences>): Json {
  const root = { '': structuredClone(document) };
  for (const { op, path, value } of patch) {
    const keys = path.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop() ?? '';
    let at: Json = root;
    for (const key of keys) at = (at as Record<string, Json>)[key] ?? null;
    const holder = at as Record<string, Json>;
    if (!Array.isArray(at)) {
      if (op === 'remove') Reflect.deleteProperty(holder, last);
      else holder[last] = value as Json;
    } else if (op === 'add') at.splice(Number(last), 0, value as Json);
    else if (op === 'remove') at.splice(Number(last), 1);
    else at[Number(last)] = value as Json;
  }
  return root[''];
}

const json = fc.jsonValue({ depthSize: 'medium' }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

describe('the differences of two documents', () => {
  it('are a patch that leads from one to the other, and none where they are the same', () => {
    fc.assert(
      fc.property(json, json, (was, is) => {
        const patch = [...differences(was, is)];
        expect(canonicalize(applied(was, patch))).toBe(canonicalize(is));
        expect(patch.length === 0).toBe(canonicalize(was) === canonicalize(is));
        expect([...differences(is, structuredClone(is))]).toEqual([]);
      }),
    );
  });

  it('name the leaf and what stood there', () => {
    const was = { top: [{ plan: { 'a/b~c': 1 } }, { gone: true }], same: 'x' };
    const is = { top: [{ plan: { 'a/b~c': 2 } }], same: 'x', more: [] };
    expect([...differences(was, is)]).toEqual([
      { op: 'replace', path: '/top/0/plan/a~1b~0c', value: 2, was: 1 },
      { op: 'remove', path: '/top/1', was: { gone: true } },
      { op: 'add', path: '/more', value: [] },
    ]);
  });
});
