/** What an Octopus product says of itself. */
export interface ProductWords {
  readonly code: string;
  readonly full_name?: string | null | undefined;
  readonly display_name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly is_tracker?: boolean | null | undefined;
}

/** Products whose price follows the market. */
const followsMarket = /\b(?:agile|tracker|silver)\b/i;
/** Products with cheaper or dearer hours. */
const byTheClock =
  /\b(?:go|intelligent|iog?o|cosy|flux|snug|shape|power ?ups?|fan club|zero bills|economy|tou|ev|heat ?pump|off ?peak)\b/i;
const wordsOfMarket =
  /half[- ]?hour|wholesale|day[- ]ahead|\bdynamic\b|changes? (?:every|each|daily)|\btracks?\b/i;
const wordsOfHours =
  /\bcheap(?:er)?\b[^.]{0,20}\brates?\b|\boff[- ]?peak\b|\bpeak\b|\bovernight\b|\b(?:every|each|at|all) night\b|\btime[- ]of[- ]use\b|\bsmart tariff\b|\d\s?(?:am|pm)\b|\d{1,2}:\d{2}/i;

/**
 * Why the one `standard_unit_rate` of a product is not its price: it is the rate of the moment at which
 * the document was asked for. Undefined when nothing says so.
 */
export function severalPrices(product: ProductWords): string | undefined {
  const names = [product.code, product.full_name, product.display_name]
    .map((name) => (name ?? '').replace(/[-_]+/g, ' '))
    .join(' ');
  const description = product.description ?? '';
  if (product.is_tracker === true)
    return 'The price follows the market every day; the published rate is that of one day.';
  if (followsMarket.test(names) || wordsOfMarket.test(description))
    return 'Its price changes with the market; the rate in the document is that of one moment, and all are in its standard-unit-rates.';
  if (byTheClock.test(names) || wordsOfHours.test(description))
    return 'Its price changes with the time of day; the rate in the document is that of one moment, and all are in its standard-unit-rates.';
  return undefined;
}

/** Whether a product, or the address or name of a document, is one that pays for exports. */
export function namesExport(words: string): boolean {
  return /(?:^|[^a-z])(?:seg|outgoing|export)(?:[^a-z]|$)/i.test(words);
}
