import { GreenButtonFeed } from './feed.js';
import { joinBlocks } from './join.js';

/** A feed of entries: what each is, and its links. */
function feedOf(
  ...entries: readonly {
    readonly is: string;
    readonly self?: string;
    readonly up?: string;
    readonly related?: readonly string[];
    readonly uom?: number;
    readonly kind?: number;
  }[]
): GreenButtonFeed {
  const feed = new GreenButtonFeed();
  const leaf = (name: string, text: string): void => {
    feed.open(name, '', {}, '');
    feed.close(name, text);
  };
  for (const { is, self = '', up = '', related = [], uom, kind } of entries) {
    feed.open('entry', '', {}, '');
    for (const [rel, href] of linksOf({ self, up, related })) {
      feed.open('link', '', { rel, href }, '');
      feed.close('link', '');
    }
    feed.open(is, 'http://naesb.org/espi', {}, '');
    if (uom !== undefined) leaf('uom', String(uom));
    if (kind !== undefined) {
      feed.open('ServiceCategory', '', {}, '');
      leaf('kind', String(kind));
      feed.close('ServiceCategory', '');
    }
    feed.close(is, '');
    feed.close('entry', '');
  }
  return feed;
}

function linksOf(entry: {
  readonly self: string;
  readonly up: string;
  readonly related: readonly string[];
}): readonly (readonly [string, string])[] {
  return [['self', entry.self], ['up', entry.up], ...entry.related.map((href) => ['related', href] as const)];
}

const point = (id: string, kind = 0) => ({
  is: 'UsagePoint',
  self: `U/1/UsagePoint/${id}`,
  related: [`U/1/UsagePoint/${id}/MeterReading`],
  kind,
});
const meter = (of: string, id: string, type: string) => ({
  is: 'MeterReading',
  self: `U/1/UsagePoint/${of}/MeterReading/${id}`,
  related: [`U/1/UsagePoint/${of}/MeterReading/${id}/IntervalBlock`, type],
});
const type = (id: string, uom: number) => ({ is: 'ReadingType', self: `ReadingType/${id}`, uom });
const block = (of: string, id: string) => ({
  is: 'IntervalBlock',
  self: `U/1/UsagePoint/${of}/MeterReading/${id}/IntervalBlock/9`,
});
const joined = (feed: GreenButtonFeed) =>
  joinBlocks(feed).map(({ readingType, usagePoint, usagePointLinked }) => [
    readingType?.uom,
    usagePoint?.entry.self,
    usagePointLinked,
  ]);

describe('joining a feed', () => {
  it('goes by links, in any order of the document', () => {
    const feed = feedOf(
      block('b', '2'),
      type('gas', 169),
      type('power', 72),
      meter('a', '1', 'ReadingType/gas'),
      meter('b', '2', 'ReadingType/power'),
      block('a', '1'),
      point('b'),
      point('a', 1),
    );
    expect(joined(feed)).toEqual([
      [72, 'U/1/UsagePoint/b', true],
      [169, 'U/1/UsagePoint/a', true],
    ]);
  });

  it('finds a type by the end of its href where hosts or users differ', () => {
    const feed = feedOf(
      type('other', 72),
      { is: 'ReadingType', self: 'espi/1_1/resource/ReadingType/7', uom: 169 },
      type('last', 72),
      point('a'),
      meter('a', '1', 'User/3/ReadingType/7'),
      block('a', '1'),
    );
    expect(joined(feed)).toEqual([[169, 'U/1/UsagePoint/a', true]]);
  });

  it('knows whose a block is by the meter reading within its own href', () => {
    const lone = (id: string, to: string) => ({ ...meter('a', id, to), related: [to] });
    const feed = feedOf(
      point('a'),
      type('gas', 169),
      type('power', 72),
      lone('1', 'ReadingType/gas'),
      lone('2', 'ReadingType/power'),
      block('a', '1'),
    );
    expect(joined(feed)[0]?.[0]).toBe(169);
  });

  it('finds a type below its meter reading', () => {
    const feed = feedOf(
      point('a'),
      meter('a', '1', 'nowhere'),
      { is: 'ReadingType', up: 'U/1/UsagePoint/a/MeterReading/1', uom: 72 },
      block('a', '1'),
    );
    expect(joined(feed)).toEqual([[72, 'U/1/UsagePoint/a', true]]);
  });

  it('goes by the order of the document without links: the nearest before, an electric point for energy', () => {
    const bare = (is: string, rest: { readonly uom?: number; readonly kind?: number } = {}) => ({
      is,
      ...rest,
    });
    const feed = feedOf(
      { ...bare('UsagePoint', { kind: 0 }), self: 'electric' },
      { ...bare('UsagePoint', { kind: 1 }), self: 'gas' },
      bare('ReadingType', { uom: 72 }),
      bare('IntervalBlock'),
      bare('ReadingType', { uom: 169 }),
      bare('IntervalBlock'),
    );
    expect(joined(feed)).toEqual([
      [72, 'electric', false],
      [169, 'gas', false],
    ]);
  });

  it('takes the first energy used of types that are listed one after another', () => {
    const feed = feedOf(point('a'), type('1', 38), type('2', 72), type('3', 169), { is: 'IntervalBlock' });
    expect(joined(feed)[0]?.[0]).toBe(72);
  });

  it('joins twenty thousand meters and blocks at once', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => String(at));
    const feed = feedOf(
      point('a'),
      type('1', 72),
      ...many.map((id) => meter('a', id, 'ReadingType/1')),
      ...many.map((id) => block('a', id)),
    );
    const found = joinBlocks(feed);
    expect(
      found.every(({ block: one, meterReading }) =>
        one.entry.self.startsWith(`${meterReading?.entry.self ?? '-'}/`),
      ),
    ).toBe(true);
  });
});
