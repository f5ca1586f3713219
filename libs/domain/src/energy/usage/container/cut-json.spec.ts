import fc from 'fast-check';
import { closedAtLastElement } from './cut-json.js';

const WHOLE =
  '{"count":3,"results":[{"v":0.1,"t":"a\\"]}"},{"v":0.2,"t":"b"},{"v":0.3,"t":"c"}],"next":null}';

describe('closing JSON that stops early', () => {
  it('keeps the objects that are whole', () => {
    const cut = WHOLE.slice(0, WHOLE.indexOf('"t":"c"'));
    expect(JSON.parse(closedAtLastElement(cut) ?? '')).toEqual({
      count: 3,
      results: [
        { v: 0.1, t: 'a"]}' },
        { v: 0.2, t: 'b' },
      ],
    });
  });

  it('keeps the whole list when the cut comes behind it', () => {
    const cut = WHOLE.slice(0, -6);
    expect(JSON.parse(closedAtLastElement(cut) ?? '')).toMatchObject({ results: [{}, {}, { v: 0.3 }] });
  });

  it('does not mend what is whole, broken otherwise, or has no element', () => {
    for (const text of [WHOLE, '{"a":[1,2', '{"a":[{"b":1}]]', '', '[[['])
      expect(closedAtLastElement(text)).toBeUndefined();
  });

  it('gives JSON or nothing wherever the cut falls', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(), (json, at) => {
        const closed = closedAtLastElement(json.slice(0, at % (json.length + 1)));
        if (closed !== undefined) expect(() => JSON.parse(closed) as unknown).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
