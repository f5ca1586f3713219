import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { convertOhio } from './ohio.js';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const context = { asOf: '2026-03-02', source: 'own page' };

const dialog = (title: string, text: string): string =>
  `<a class='red' href='javascript:return false;' onclick='showTextInDialog("${title}","${text}");'>details</a>`;

interface Row {
  readonly price?: string;
  readonly rateType?: string;
  readonly intro?: string;
  readonly term?: string;
  readonly fee?: string;
  readonly monthly?: string;
  readonly details?: string;
  readonly promo?: string;
  readonly more?: string;
}

/** A row of our own making, laid out as the page lays its rows out. */
const row = ({
  price = '0.0810',
  rateType = 'Fixed',
  intro = '<p>No</p>',
  term = '12 mo.',
  fee = '$0',
  monthly = '$0',
  details = 'Plain offer.',
  promo = '<p>No</p>',
  more = '',
}: Row = {}): string => `<tr>
  <td><div align="center"><input id="c1" type="checkbox" name="c1" /></div></td>
  <td><span class='retail-title'>Own Supply &amp; Co<p>12 Road 5<br/>Town, OH 44101</p><p>(800) 555-0100</p></span>
    <p><a href='https://own.example/99' target='_blank'>Company Url</a></p><p>${dialog('Offer Details', details)}</p></td>
  <td>${price}</td><td><img height='32px' src='lock.png'/><br/>${rateType}<td category="electric">25%</td>
  <td>${intro}</td><td>${term}</td><td>${fee}</td><td>${monthly}</td><td>${promo}</td>${more}</tr>`;

const page = (
  rows: readonly string[],
  { heading = '', remark = '', customers = 'Residential', records = rows.length } = {},
): string => `<!DOCTYPE html><html><head><title>x</title><script>if (a < 1 && "$5") {}</script></head><body>
  <p>The Price to Compare of Own Edison is <strong>$0.0933 per kWh</strong>.</p>${remark}
  <div class="search-resultbreadcrumb"><strong>Ohio Edison :\n ${customers} </strong></div>
  <p class="total-records">${records} Records Found</p>
  <table class="table-container"><thead><tr><th><abbr>Click <br/>to<br/> Compare</abbr></th><th>Supplier</th>
  <th><div><a measurement="yes">$/kWh</a></div></th><th>Rate <br/> Type</th><th>Renew. <br/> Content</th>
  <th>intro. <br/> price</th><th>Term. <br/> Length</th><th>Early <br/> Term. <br/> Fee</th>
  <th>Monthly <br/> Fee</th><th>promo. <br /> offers</th>${heading}</tr></thead>
  <tbody>${rows.join('')}</tbody></table></body></html>`;

const only = (of: Row, around: Parameters<typeof page>[1] = {}): Tariff =>
  Tariff.parse(convertOhio(page([row(of)], around), context).tariffs[0]);

describe('the Apples to Apples page', () => {
  it('reads an offer as the XML has it, with its supplier and the utility of the page', () => {
    expect(only({ monthly: '$9.95', fee: '$50' })).toMatchObject({
      id: 'ohio-edison-own-supply-co-fixed-12-months-25',
      name: 'Own Supply & Co, fixed, 12 months',
      retailer: 'Own Supply & Co',
      networks: ['Ohio Edison'],
      charges: [
        { kind: 'per-month', amount: '9.95', scope: 'supply' },
        { kind: 'per-kwh', scope: 'supply', price: { price: '0.081' } },
      ],
      priceBasis: 'fixed',
      termMonths: 12,
      renewablePercent: '25',
      terminationFee: { kind: 'flat', amount: '50' },
      unpriced: [],
    });
  });

  it('numbers twins', () => {
    const { tariffs } = convertOhio(page([row(), row()]), context);
    expect(tariffs.map(({ id }) => id)).toEqual([
      'ohio-edison-own-supply-co-fixed-12-months-25',
      'ohio-edison-own-supply-co-fixed-12-months-25-2',
    ]);
  });

  it('reads a fee that is due for each month remaining', () => {
    const words = dialog(
      'Early Termination Details',
      '$10.00 for each month remaining in your contract.\\u003cbr/\\u003e',
    );
    expect(only({ fee: `<p>$10</p>${words}` })).toMatchObject({
      terminationFee: { kind: 'per-month-remaining', amount: '10' },
      unpriced: [],
    });
  });

  it('prices an introduction that is stated, and says when what follows is not', () => {
    const intro = (words: string) => `<p>Yes</p><p>1 mo.</p>${dialog('Introductory Price Details', words)}`;
    expect(
      only({ intro: intro('7.5 cents per kWh for the first month'), rateType: 'Variable', term: '0 mo.' })
        .charges,
    ).toMatchObject([
      { contractMonths: { from: 1, to: 1 }, price: { price: '0.075' } },
      { contractMonths: { from: 2 }, price: { price: '0.081' } },
    ]);
    expect(only({ intro: intro('$0.0700/kWh, then variable') }).charges).toMatchObject([
      { contractMonths: { from: 1, to: 1 }, price: { price: '0.07' } },
      { contractMonths: { from: 2 } },
    ]);
    expect(
      only({ intro: intro('Price is set for first month and variable thereafter.') }).unpriced,
    ).toMatchObject([{ reason: expect.stringContaining('after month 1') as unknown }]);
    expect(only({ details: 'Fixed for two months then defaults to a variable rate' }).unpriced).toMatchObject(
      [{ reason: expect.stringContaining('after month 2') as unknown }],
    );
  });

  it('keeps money in words, unless it repeats the columns', () => {
    expect(only({ details: '12 bill cycles fixed at 8.10 cents/kWh.' }).unpriced).toEqual([]);
    expect(only({ details: '$50 in Reward Dollars every month' }).unpriced).toHaveLength(1);
    const loose = { details: 'Plans start as low as $53 per month but are tiered by usage.', monthly: '$53' };
    expect(only(loose).unpriced).toMatchObject([{ where: 'OfferDetails' }]);
  });

  it('flags amounts and words that a column should not hold', () => {
    expect(only({ monthly: 'see terms', fee: 'ask', rateType: 'Hybrid', term: 'open' })).toMatchObject({
      terminationFee: { kind: 'unknown' },
      unpriced: [
        { where: 'TermLength' },
        { where: 'MonthlyFee' },
        { where: 'EarlyTerminationFee' },
        { where: 'RateType' },
      ],
    });
    expect(only({ promo: '<p>Yes</p><p>$5 setup</p>' }).unpriced).toMatchObject([{ where: 'promo offers' }]);
  });

  it('flags an offer with an unknown column, attribute or remark that holds a figure', () => {
    const figure = fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(figure, fc.constantFrom('column', 'attribute', 'remark'), (amount, kind) => {
        const more = { column: `<td><p>${amount}</p></td>`, attribute: '', remark: '' }[kind];
        const price = kind === 'attribute' ? `<span data-levy="${amount}">0.0810</span>` : '0.0810';
        const tariff = only(
          { more, price },
          {
            heading: kind === 'column' ? '<th>Levy</th>' : '',
            remark: kind === 'remark' ? `<p>Each bill has a charge of $${amount}.</p>` : '',
          },
        );
        expect(tariff.unpriced.map(({ text }) => text).join()).toContain(amount);
      }),
    );
  });

  it('refuses a row without a price or with other cells, and says what is on further pages', () => {
    const rows = [row({ price: 'call us' }), row({ more: '<td>1</td>' }), row()];
    expect(convertOhio(page(rows, { records: 40 }), context)).toMatchObject({
      tariffs: [{ retailer: 'Own Supply & Co' }],
      refused: [
        { reason: 'Price: "call us" is not a number' },
        { id: 'row-2', reason: 'The row has 11 cells, the table 10 headings.' },
        { id: 'further-pages', reason: expect.stringContaining('40 offers and shows 3') as unknown },
      ],
    });
  });

  it('says that the offers of a page for businesses are for them', () => {
    expect(only({}, { customers: 'Small Commercial' }).eligibility).toEqual(['Small Commercial customers']);
    expect(only({}).eligibility).toEqual([]);
  });

  it('ends in a reading or a refusal, wherever the page is cut off', () => {
    const whole = page([row(), row({ intro: '<p>Yes</p>' })]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), fc.integer({ min: 0, max: 60 }), (at, gap) => {
        try {
          convertOhio(`<html>${whole.slice(0, at)}${whole.slice(at + gap)}`, context);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^tariffs\./) as unknown });
        }
      }),
    );
  });

  it('reads every table of offers, also inside a frame', () => {
    const table = /<table.*<\/table>/s.exec(page([row()]))?.[0] ?? '';
    const framed = `<html><table><tr><td>${table}</td><td>${table}</td></tr></table></html>`;
    const { tariffs, refused } = convertOhio(framed, context);
    expect(tariffs.map(({ id }) => id)).toEqual([
      'own-supply-co-fixed-12-months-25',
      'own-supply-co-fixed-12-months-25-2',
    ]);
    expect(refused).toEqual([]);
  });

  it('refuses other pages, and one that never ends', () => {
    const refused = (source: string, code: string): void => {
      expect(() => convertOhio(source, context)).toThrow(expect.objectContaining({ code }));
    };
    refused(
      '<html><body><table><tr><th>Price</th></tr></table></body></html>',
      'tariffs.not-apples-to-apples',
    );
    refused(`<html>${'<div>'.repeat(1000)}`, 'tariffs.html-invalid');
  });
});

const real = '../shared/tariffs/plans/ohio-a2a/raw-electric.html';

describeShared('the real page', () => {
  const { tariffs, refused } = convertOhio(readFileSync(real, 'utf8'), context);

  it('converts, every offer of it', () => {
    expect(refused).toEqual([]);
    expect(tariffs).toHaveLength(125);
    expect(new Set(tariffs.map(({ id }) => id)).size).toBe(125);
    for (const tariff of tariffs) Tariff.parse(tariff);
  });

  it('has the fees, terms and kinds that its columns count', () => {
    const count = (is: (tariff: Tariff) => boolean): number => tariffs.filter(is).length;
    expect(count(({ priceBasis }) => priceBasis === 'variable')).toBe(12);
    expect(count(({ charges }) => charges.some(({ kind }) => kind === 'per-month'))).toBe(17);
    expect(count(({ renewablePercent }) => renewablePercent === '100')).toBe(38);
    expect(count(({ termMonths }) => termMonths === undefined)).toBe(5);
    expect(count(({ terminationFee }) => terminationFee.kind === 'per-month-remaining')).toBe(3);
    expect(count(({ networks }) => networks?.join() === 'Ohio Edison')).toBe(125);
  });
});
