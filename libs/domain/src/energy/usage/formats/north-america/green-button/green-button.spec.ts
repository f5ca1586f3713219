import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { greenButton } from './green-button.format.js';

const ESPI = 'xmlns="http://naesb.org/espi"';
const reading = (start: number, value: string, quality = ''): string =>
  `<IntervalReading>${quality}<timePeriod><start>${String(start)}</start><duration>3600</duration></timePeriod><value>${value}</value></IntervalReading>`;
const block = (inside: string): string =>
  `<IntervalBlock ${ESPI}><interval><start>1704092400</start><duration>86400</duration></interval>${inside}</IntervalBlock>`;
const TYPE = `<ReadingType ${ESPI}><uom>72</uom><powerOfTenMultiplier>0</powerOfTenMultiplier></ReadingType>`;
const entry = (content: string): string => `<entry><content>${content}</content></entry>`;
const feed = (...contents: readonly string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom">${contents.map(entry).join('')}</feed>`;
const T0 = 1_704_092_400;

describe('Green Button', () => {
  it('reads many blocks in one entry, without links, by document order', async () => {
    const { channels } = await readText(
      greenButton,
      feed(TYPE, block(reading(T0, '500')) + block(reading(T0 + 3600, '250'))),
    );
    expect(channels[0]).toMatchObject({ kwh: '0.75', count: 2 });
  });

  it('takes the type that comes after its blocks', async () => {
    const { channels } = await readText(greenButton, feed(block(reading(T0, '500')), TYPE));
    expect(channels[0]).toMatchObject({ kwh: '0.5' });
  });

  it('reads a bare entry, a bare block, a forgotten prefix and a wrong namespace', async () => {
    const bare = `<entry xmlns="http://www.w3.org/2005/Atom"><content>${TYPE}${block(reading(T0, '500'))}</content></entry>`;
    expect((await readText(greenButton, bare)).channels[0]?.kwh).toBe('0.5');
    const lone = await readText(greenButton, block(reading(T0, '500')));
    expect([lone.channels[0]?.kwh, lone.warnings]).toEqual(['0.5', ['usage.unit-assumed']]);
    const prefixed = feed(TYPE, block(reading(T0, '500')))
      .replaceAll(` ${ESPI}`, '')
      .replace(
        /<(\/?)(ReadingType|uom|powerOfTenMultiplier|Interval\w+|interval|start|duration|timePeriod|value)>/g,
        '<$1espi:$2>',
      );
    expect((await readText(greenButton, prefixed)).warnings).toContain('usage.wrong-namespace');
    expect((await readText(greenButton, prefixed)).channels[0]?.kwh).toBe('0.5');
    expect(
      (
        await readText(
          greenButton,
          feed(TYPE, block(reading(T0, '500'))).replaceAll('naesb.org/espi', 'example.org/x'),
        )
      ).channels[0]?.kwh,
    ).toBe('0.5');
  });

  it('passes over readings in comments and CDATA, and entities inside values', async () => {
    const odd = feed(
      TYPE,
      block(
        `<!-- ${reading(T0, '1')} --><x><![CDATA[${reading(T0, '2')}]]></x>${reading(T0, '500')}${reading(T0 + 3600, '&#50;50')}${reading(T0 + 7200, '250')}`,
      ),
    );
    expect((await readText(greenButton, odd)).channels[0]?.rows.map((row) => row.split(' ')[2])).toEqual([
      '0.5',
      '0.25',
      '0.25',
    ]);
  });

  it('is not fooled by markup that stands in an attribute', async () => {
    const odd = feed(
      TYPE,
      block(`<note a="> ${reading(T0, '1').replaceAll('<', '&lt;')}"/>${reading(T0, '500')}`),
    );
    expect((await readText(greenButton, odd)).channels[0]).toMatchObject({ kwh: '0.5', count: 1 });
  });

  it.each([
    ['8', 'estimated'],
    ['19', 'actual'],
    ['7', 'substituted'],
    ['13', 'mixed'],
  ])('knows quality %s', async (code, quality) => {
    const text = feed(
      TYPE,
      block(reading(T0, '500', `<ReadingQuality><quality>${code}</quality></ReadingQuality>`)),
    );
    expect((await readText(greenButton, text)).channels[0]?.rows[0]?.split(' ')[3]).toBe(quality);
  });

  it('counts a reading without value as missing', async () => {
    const text = feed(
      TYPE,
      block(reading(T0, '500') + reading(T0 + 3600, '').replace('<value></value>', '')),
    );
    expect((await readText(greenButton, text)).channels[0]).toMatchObject({ count: 1, missing: 1 });
  });

  it.each([
    ['<kind>37</kind>', 'usage.not-energy'],
    ['<commodity>7</commodity>', 'usage.gas'],
    ['<powerOfTenMultiplier>77</powerOfTenMultiplier>', 'usage.unit-unknown'],
  ])('refuses a type with %s', async (element, code) => {
    const type = TYPE.replace('<powerOfTenMultiplier>0</powerOfTenMultiplier>', element);
    await expect(readText(greenButton, feed(type, block(reading(T0, '500'))))).rejects.toMatchObject({
      code,
    });
  });

  it("knows National Grid's gas by a service without kind and a type without unit", async () => {
    const point = (kind: string): string =>
      `<UsagePoint ${ESPI}><ServiceCategory>${kind}</ServiceCategory></UsagePoint>`;
    const text = (kind: string): string =>
      feed(point(kind), `<ReadingType ${ESPI}/>`, block(reading(T0, '500')));
    await expect(readText(greenButton, text('<kind/>'))).rejects.toMatchObject({ code: 'usage.gas' });
    await expect(readText(greenButton, text('<kind>0</kind>'))).rejects.toMatchObject({
      code: 'usage.unit-unknown',
    });
    // Without any type at all nothing is guessed of a service that is not named.
    const day = Array.from({ length: 24 }, (_, hour) => reading(T0 + hour * 3600, '500')).join('');
    await expect(readText(greenButton, feed(point('<kind/>'), block(day)))).rejects.toMatchObject({
      code: 'usage.unit-unknown',
    });
    expect((await readText(greenButton, feed(point('<kind>0</kind>'), block(day)))).warnings).toEqual([
      'usage.unit-assumed',
    ]);
  });

  it('takes decimals without a type for kWh where that gives a usual day', async () => {
    const day = (value: string): string =>
      feed(block(Array.from({ length: 24 }, (_, hour) => reading(T0 + hour * 3600, value)).join('')));
    const { channels, warnings } = await readText(greenButton, day('0.43'));
    expect([channels[0]?.kwh, warnings]).toEqual(['10.32', ['usage.unit-assumed']]);
    // Whole numbers as small may be anything.
    await expect(readText(greenButton, day('1'))).rejects.toMatchObject({ code: 'usage.unit-unknown' });
  });

  it('says which reading is no number', async () => {
    await expect(
      readText(greenButton, feed(TYPE, block(reading(T0, '5') + reading(T0 + 3600, 'five')))),
    ).rejects.toMatchObject({
      code: 'usage.bad-number',
      details: { reading: 2 },
    });
  });
});
