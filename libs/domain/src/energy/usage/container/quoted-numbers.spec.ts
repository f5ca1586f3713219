import fc from 'fast-check';
import { Readable } from 'node:stream';
import { readExactJson } from './json.js';
import { QuotedNumbers } from './quoted-numbers.js';

const read = (text: string, size: number) => {
  async function* pieces(): AsyncIterable<string> {
    for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
  }
  return readExactJson(pieces());
};
const refused = (code: string) => ({ code });

/** The same value with each number as its JSON text. */
function exact(value: unknown): unknown {
  if (typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(exact);
  if (typeof value !== 'object' || value === null) return value;
  // `__proto__` must become a name like every other.
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exact(inner)]));
}

describe('the numbers of a JSON file', () => {
  it('are the texts that stand there, however the file comes in pieces', () =>
    fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(undefined, 1),
        async (value, size, indent) => {
          const text = JSON.stringify(value, null, indent);
          fc.pre(text !== '');
          expect(await read(text, size)).toEqual(exact(JSON.parse(text)));
        },
      ),
      { numRuns: 200 },
    ));

  it.each(['1', '-0', '1e-7', '0.39600000000000000001', '12E+30', '9'.repeat(300)])(
    'keep %s',
    async (text) => {
      for (const size of [1, 2, 100]) expect(await read(`[${text},"${text}"]`, size)).toEqual([text, text]);
    },
  );

  it.each([
    '01',
    '1.',
    '.5',
    '+1',
    '--1',
    '1e',
    '1-2',
    '0x1',
    '1 2',
    '{1:2}',
    '{"a":1 :2}',
    'Infinity',
    '9'.repeat(500),
  ])('are not %s', async (text) => {
    for (const size of [1, 2, 1000])
      await expect(read(`[${text}]`, size)).rejects.toMatchObject(refused('usage.json-broken'));
  });

  it('are no part of a text, whatever is escaped in it', async () => {
    const text = String.raw`{"a\"1":"\\","b":"1,2\\\"3","c":[4]}`;
    for (const size of [1, 2, 3, 50])
      expect(await read(text, size)).toEqual({ 'a"1': '\\', b: '1,2\\"3', c: ['4'] });
  });

  it('and all else are counted', () => {
    const quoting = new QuotedNumbers();
    for (const piece of ['[1', '2,"a', '[","b\\"{",{"c":', '-3', '},[]', ',true]']) quoting.next(piece);
    expect([quoting.values, quoting.containers]).toEqual([8, 3]);
    quoting.next('{"one":{"two" :1},"one":2,"text"}');
    expect(quoting.names.size).toBe(3);
  });

  it('of a file with ever new names are not waited for', async () => {
    async function* endless(): AsyncIterable<string> {
      for (let n = 0; n < 1_000_000; n += 1) yield await Promise.resolve(`{"name-${String(n)}":1},`);
    }
    await expect(readExactJson(endless())).rejects.toMatchObject(refused('usage.json-too-large'));
  });

  it('of a file without end are not waited for', async () => {
    const endless = {
      *[Symbol.iterator]() {
        for (;;) yield '[],'.repeat(20_000);
      },
    };
    await expect(readExactJson(Readable.from(endless) as AsyncIterable<string>)).rejects.toMatchObject(
      refused('usage.json-too-large'),
    );
  });
});
