import fc from 'fast-check';
import { readXml } from '#domain/energy/usage/container/xml';
import { GreenButtonFeed } from './feed.js';
import { takeReadings } from './take-readings.js';

async function* pieces(text: string, size: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

/** What a feed heard, by the parser alone or with the fast path before it. */
async function heard(text: string, size: number, fast: boolean) {
  const feed = new GreenButtonFeed();
  const end = await readXml(fast ? takeReadings(pieces(text, size), feed) : pieces(text, size), feed);
  const { startUtc, durationS, energyMilliWh, quality, sourceRow } = feed.readings.columns();
  return {
    end,
    columns: [startUtc, durationS, energyMilliWh, quality, sourceRow].map((column) => [...column]),
    blocks: feed.blocks.map(({ from, to }) => [from, to]),
  };
}

const number = fc.integer({ min: 0, max: 99_999 });
const plain = number.map(
  (value) =>
    `<e:IntervalReading>\n <e:timePeriod><e:duration>900</e:duration><e:start>${String(1_700_000_000 + value)}</e:start></e:timePeriod>\n <e:value>${String(value)}</e:value></e:IntervalReading>`,
);
/** Two readings and more in a row: the second follows on a whole tag, wherever they stand. */
const several = fc.array(plain, { minLength: 1, maxLength: 3 }).map((texts) => texts.join('\n'));
/** What may stand in a block: readings of many makes, and what only looks like one. */
const part = fc.oneof(
  { weight: 6, arbitrary: plain },
  plain.map((text) => `${text}\n  `),
  several.map((text) => `<!-- ${text} -->`),
  several.map((text) => `<?old ${text}?>`),
  several.map((text) => `<e:note><![CDATA[${text}]]></e:note>`),
  plain.map((text) => `<e:note a="> ${text.replaceAll('<', '&lt;')}"/>`),
  plain.map((text) => `<e:note>${text}</e:note>`),
  plain.map((text) => text.replace('<e:value>', '<e:value><!-- five -->')),
  plain.map((text) => text.replace('<e:value>', '<e:value>&#49;')),
  plain.map((text) =>
    text.replace('<e:IntervalReading>', '<e:IntervalReading xmlns:e="http://naesb.org/espi">'),
  ),
  plain.map((text) => text.replaceAll('e:IntervalReading', 'f:IntervalReading')),
  plain.map((text) =>
    text.replace('<e:value>', '<e:ReadingQuality><e:quality>8</e:quality></e:ReadingQuality><e:value>'),
  ),
  plain.map((text) => text.replace('<e:value>', '<e:odd>1</e:odd><e:value>')),
);
const document = fc
  .array(fc.array(part, { maxLength: 12 }), { minLength: 1, maxLength: 4 })
  .map(
    (blocks) =>
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi" xmlns:f="http://naesb.org/espi">${blocks.map((parts) => `<e:IntervalBlock><e:interval><e:start>1</e:start></e:interval>${parts.join('')}</e:IntervalBlock>`).join('\n')}</a:feed>`,
  );

describe('the fast path', () => {
  it('tells the feed what the parser alone would tell it, in pieces of any size, cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        async (text, size, share) => {
          const cut = share > 0.8 ? text : text.slice(0, Math.floor(text.length * share));
          const slow = await heard(cut, 65_536, false);
          const fast = await heard(cut, size, true);
          expect(fast.columns).toEqual(slow.columns);
          expect(fast.blocks).toEqual(slow.blocks);
          expect(fast.end).toEqual(slow.end);
        },
      ),
      { numRuns: 400 },
    );
  });
});
