import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { DomainError } from '#domain/shared/domain-error';
import { microsText } from '#domain/shared/money';
import { FIELD_TRIES } from './field-tries.spec-support.js';
import type { Try } from './field-tries.spec-support.js';
import { billOfCase } from './bill.js';

const FIELD = '../shared/tariffs/field';
const has = existsSync(join(FIELD, 'expected.json'));
if (!has) process.stderr.write(`SKIPPED, ${FIELD} is not there: tariffs from the field\n`);

const scratch = mkdtempSync(join(tmpdir(), 'field-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

interface Expected {
  readonly cases: readonly { readonly id: string; readonly right: string }[];
}

/** What became of a try: a sum of money, with what is flagged, or a question or refusal. */
interface Outcome {
  readonly total?: string;
  readonly supply?: string;
  readonly amounts?: readonly number[];
  readonly flags: readonly string[];
  readonly stopped?: string;
}

async function outcomeOf({ file, usage, from, with: fields, charges, ...rest }: Try): Promise<Outcome> {
  const path = fields || charges ? adapted(file, fields, charges) : join(FIELD, file);
  try {
    if (usage === undefined) {
      const series = {
        ...(rest.zone && { zone: rest.zone }),
        ...(rest.currency && { currency: rest.currency }),
      };
      const context = { asOf: '2026-01-15', source: file, series };
      const { tariffs, refused } = converterOf(from ?? '')(readFileSync(path, 'utf8'), context);
      return {
        flags: tariffs.flatMap(({ unpriced }) => unpriced.map(({ reason }) => reason)),
        ...(tariffs.length === 0 && { stopped: refused.map(({ reason }) => reason).join('; ') }),
      };
    }
    const { cycles, annual, unpriced } = await billOfCase({
      ...rest,
      tariff: path,
      usage: join(FIELD, usage),
      from,
    });
    const supply = cycles
      .flatMap(({ lines }) => lines)
      .filter(({ scope }) => scope === 'supply')
      .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 1e6), 0);
    const amounts = cycles.flatMap(({ lines }) => lines.map(({ amount }) => Number(amount)));
    return {
      total: annual,
      amounts,
      supply: microsText(supply),
      flags: unpriced.map(({ reason }) => reason),
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { flags: [], stopped: `${error.code}: ${error.message}` };
  }
}

/** The tariff of a file with the fields that say what its case is about, in a folder of this run. */
function adapted(file: string, fields: Try['with'], charges: Try['charges']): string {
  const tariff: { charges: { id: string }[] } = JSON.parse(readFileSync(join(FIELD, file), 'utf8'));
  const path = join(scratch, file);
  writeFileSync(
    path,
    JSON.stringify({
      ...tariff,
      ...fields,
      charges: tariff.charges.map((charge) => ({ ...charge, ...charges?.[charge.id] })),
    }),
  );
  return path;
}

/** The figure of an expectation's words that a try is held against. */
function figureIn(right: string, at: number): number {
  return Number([...right.matchAll(/-?\d+(?:\.\d+)?/g)][at]?.[0]);
}

function verdict({ expect: wanted }: Try, right: string, outcome: Outcome): boolean {
  switch (wanted.kind) {
    case 'total':
      return outcome.flags.length === 0 && Number(outcome.total) === figureIn(right, wanted.at);
    case 'supply':
      // A figure worked out in one piece; lines are rounded one by one.
      return Math.abs(Number(outcome.supply) - figureIn(right, wanted.at)) < 0.015;
    case 'line':
      return outcome.amounts?.filter((each) => each === figureIn(right, wanted.at)).length === 1;
    case 'flagged-total':
      return Number(outcome.total) === figureIn(right, wanted.at);
    case 'flagged':
      return outcome.flags.length > 0 || outcome.stopped !== undefined;
    case 'read':
      return outcome.flags.length === 0 && outcome.stopped === undefined;
  }
}

(has ? describe : describe.skip)('tariffs from the field', () => {
  const { cases }: Expected = has
    ? JSON.parse(readFileSync(join(FIELD, 'expected.json'), 'utf8'))
    : { cases: [] };

  it('has a try for every case', () => {
    const tried = new Set(FIELD_TRIES.map(({ id }) => id));
    expect(cases.filter(({ id }) => !tried.has(id.slice(0, 2))).map(({ id }) => id)).toEqual([]);
  });

  it.each(FIELD_TRIES.map((each) => [`${each.id} ${each.file}`, each] as const))('%s', async (_, each) => {
    const right = cases.find(({ id }) => id.startsWith(each.id))?.right ?? '';
    const outcome = await outcomeOf(each);
    expect(verdict(each, right, outcome) ? 'right' : { right, ...outcome }).toBe('right');
  });
});
