import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { digestOf } from '#api/platform/digest';
import { marketOfUtility, utilityNamed } from '#domain/energy/households/places/find-place';
import type { ListReading } from '#domain/energy/plans/imports/imports.events';
import type { KnownUtilities } from '#domain/energy/plans/imports/plan-of-tariff';
import { planOfTariff } from '#domain/energy/plans/imports/plan-of-tariff';
import { Plan } from '#domain/energy/plans/plan';
import { withDelivery } from '#domain/energy/plans/with-delivery';
import type { RefusedPlan } from '#domain/energy/tariffs/convert/convert';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { DomainError } from '#domain/shared/domain-error';
import type { DigestedPlan } from '../plan-editions.js';
import type { ListPiece } from './list-pieces.js';
import { piecesOf } from './list-pieces.js';

/** The format of plans as we write them ourselves. */
export const OWN_FORMAT = 'own';
/** An append holds 1 MiB, and an event is more than its plan. */
const MOST_PLAN_CHARACTERS = 900_000;

const KNOWN_UTILITIES: KnownUtilities = {
  idOf: (name) => utilityNamed(name)?.id,
  marketOf: marketOfUtility,
};

const OwnPlans = z.union([
  z.array(Plan).max(50_000),
  z.object({ plans: z.array(Plan).max(50_000) }).transform(({ plans }) => plans),
]);

/** Some plans of a list, and what no plan could be made of. */
export interface ListBatch {
  readonly plans: readonly DigestedPlan[];
  readonly refused: readonly RefusedPlan[];
  /** Number of plans that were there before under another id. */
  readonly repeated: number;
  /** How much of the file is read, 0 to 1. */
  readonly share: number;
}

/** The file of a list, its name in the plans' provenance, and how it is read. */
export interface ListFile {
  readonly path: string;
  readonly name: string;
  readonly reading: ListReading;
}

/**
 * Reads a list batch by batch, holding one batch in memory. Each plan comes once, with the delivery charges of its
 * utility. Throws the converter's refusals, `plans.bad-list` for plans of our own format that are none, and a
 * question (`needs-unit` ...) where the list leaves one open.
 */
export async function* readList({ path, name, reading }: ListFile): AsyncIterable<ListBatch> {
  const seen = { ids: new Set<string>(), plans: new Set<string>() };
  for await (const piece of piecesOf(path, reading.format)) {
    // A large list keeps a processor busy for a while: others come in between.
    await breathe();
    const { plans: found, refused } = inPiece(piece, { name, reading });
    const all: RefusedPlan[] = [...refused];
    const plans: DigestedPlan[] = [];
    let repeated = 0;
    for (const plan of found) {
      const same = samenessOf(plan);
      if (seen.plans.has(same)) {
        repeated += 1;
        continue;
      }
      seen.plans.add(same);
      const reason = seen.ids.has(plan.planId) ? 'Another plan of the list has the same id.' : tooLong(plan);
      seen.ids.add(plan.planId);
      if (reason === undefined) plans.push({ plan, digest: digestOf(plan) });
      else all.push({ id: plan.planId, reason });
    }
    yield { plans, refused: all, repeated, share: piece.share };
  }
}

interface Found {
  readonly plans: readonly Plan[];
  readonly refused: readonly RefusedPlan[];
}

function inPiece({ text, linesBefore }: ListPiece, { name, reading }: Omit<ListFile, 'path'>): Found {
  const { format, asOf } = reading;
  if (format === OWN_FORMAT)
    return { plans: ownPlans(text).flatMap((plan) => withDelivery(plan, asOf)), refused: [] };
  const { tariffs, refused } = lineByLine(linesBefore, () =>
    converterOf(format)(text, { asOf, source: name }),
  );
  const made = tariffs.map((tariff) => planOfTariff(tariff, reading, KNOWN_UTILITIES));
  return {
    plans: made.flatMap((one) => ('planId' in one ? withDelivery(one, asOf) : [])),
    refused: [...refused, ...made.flatMap((one) => ('planId' in one ? [] : [one]))],
  };
}

/** A refusal that names a line of a piece names the line of the file. */
function lineByLine<Result>(linesBefore: number, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError) || typeof error.details['line'] !== 'number') throw error;
    const line = error.details['line'] + linesBefore;
    throw new DomainError(
      error.code,
      error.message.replace(/^Line \d+/, `Line ${String(line)}`),
      { ...error.details, line },
      error.kind,
    );
  }
}

function ownPlans(text: string): readonly Plan[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new DomainError('plans.bad-list', 'The list is not JSON.');
  }
  const parsed = OwnPlans.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DomainError(
    'plans.bad-list',
    `This is no list of plans: ${z.prettifyError(parsed.error).slice(0, 600)}`,
  );
}

/** A digest of all that a home would see of a plan: lists repeat plans under other ids, once for each language. */
function samenessOf({ planId: _planId, tariff, ...plan }: Plan): string {
  const { id: _id, provenance, ...rest } = tariff;
  return digestOf({ ...plan, tariff: { ...rest, source: provenance.source } });
}

function tooLong(plan: Plan): string | undefined {
  const isLong = JSON.stringify(plan).length > MOST_PLAN_CHARACTERS;
  return isLong ? 'Its prices are too many to be kept as one plan, like a series of spot prices.' : undefined;
}
