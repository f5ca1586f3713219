import { DomainError } from '#domain/shared/domain-error';

/** Documents hold at most so many plans; the whole Australian market has some 40,000. */
const MAX_PLANS = 200_000;

/** Enough to hold the first two lines of a file of lines. */
const FIRST_LINES = 1_000_000;

/**
 * The plan objects of a document, one at a time: a plan, a response `{data}`, a list `{data: {plans}}`,
 * an array, or one plan a line.
 */
export function* plansIn(source: string): Generator {
  let count = 0;
  for (const plan of isOneDocument(source) ? unwrapped(parse(source)) : lines(source)) {
    count += 1;
    if (count > MAX_PLANS) {
      throw new DomainError(
        'tariffs.too-many-plans',
        `The file holds more than ${MAX_PLANS} plans; split it.`,
      );
    }
    yield plan;
  }
}

/** Whether a document is no file of lines, which has a whole object in its first line and another in its second. */
export function isOneDocument(source: string): boolean {
  const [first, second] = source
    .slice(0, FIRST_LINES)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return !(first?.startsWith('{') && first.endsWith('}') && (second === undefined || second.startsWith('{')));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new DomainError(
      'tariffs.not-json',
      'The file is not JSON. Give a plan detail as JSON, or one plan a line.',
    );
  }
}

function* lines(source: string): Generator {
  let number = 0;
  for (let start = 0; start < source.length;) {
    const found = source.indexOf('\n', start);
    const end = found === -1 ? source.length : found;
    const line = source
      .slice(start, end)
      .replace(/^\uFEFF/, '')
      .trim();
    start = end + 1;
    number += 1;
    if (line !== '') yield unwrappedOne(lineValue(line, number));
  }
}

function lineValue(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DomainError(
      'tariffs.not-json',
      `Line ${number} is not JSON. Give a plan detail as JSON, or one plan a line.`,
      {
        line: number,
      },
    );
  }
}

function unwrapped(value: unknown): readonly unknown[] {
  const inner = unwrappedOne(value);
  if (Array.isArray(inner)) return inner.map(unwrappedOne);
  if (typeof inner === 'object' && inner !== null && 'plans' in inner && Array.isArray(inner.plans))
    return inner.plans;
  return [inner];
}

/** A response of the standard wraps its plan in `data`, beside `links` and `meta`. */
function unwrappedOne(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'data' in value && !('planId' in value)
    ? value.data
    : value;
}
