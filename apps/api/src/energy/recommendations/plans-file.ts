import { basename } from 'node:path';
import { z } from 'zod';
import { dayInName, textOf } from '#api/energy/plans/convert';
import type { HomePlace } from '#domain/energy/households/households.events';
import { Plan } from '#domain/energy/plans/plan';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { Tariff } from '#domain/energy/tariffs/tariff';
import { DomainError } from '#domain/shared/domain-error';

/** Plans of a file: our own plans, or tariffs as `tariff convert` prints them. */
const PlansFile = z.union([
  z.array(Plan).min(1),
  z.object({ plans: z.array(Plan) }).transform(({ plans }) => plans),
  z.object({ tariffs: z.array(Tariff) }).transform(({ tariffs }) => tariffs),
  z.array(Tariff).min(1),
]);

/**
 * The plans of a file, all taken to be on offer at the place. `from` names the format of a published
 * list. Throws `recommend.bad-plans`, and what the converter refuses with.
 */
export async function plansOfFile(
  path: string,
  from: string | undefined,
  place: HomePlace,
): Promise<readonly Plan[]> {
  const text = await textOf(path);
  const entries = from === undefined ? ownEntries(text, path) : converted(text, path, from);
  return entries.map((entry) => ('planId' in entry ? entry : planOf(entry, place)));
}

function converted(text: string, path: string, from: string): readonly Tariff[] {
  const asOf = dayInName(path) ?? new Date().toISOString().slice(0, 10);
  return converterOf(from)(text, { asOf, source: basename(path) }).tariffs;
}

function ownEntries(text: string, path: string): readonly (Plan | Tariff)[] {
  const parsed = PlansFile.safeParse(jsonOf(text, path));
  if (parsed.success) return parsed.data;
  throw badPlans(path, z.prettifyError(parsed.error).slice(0, 400));
}

function planOf(tariff: Tariff, { market, deliveryUtilityId }: HomePlace): Plan {
  return {
    planId: slug(tariff.id),
    retailer: tariff.provenance.source.slice(0, 120),
    name: tariff.name.slice(0, 200),
    market,
    deliveryUtilityIds: [deliveryUtilityId ?? 'any'],
    tariff,
    rating: null,
  };
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badPlans(path, 'it is no JSON');
  }
}

function slug(id: string): string {
  const plain = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `plan-${plain}`.slice(0, 120);
}

function badPlans(path: string, why: string): DomainError {
  return new DomainError(
    'recommend.bad-plans',
    `The plans in "${basename(path)}" cannot be used: ${why}. Give plans of our own form, what "tariff convert --json" prints, or name the format with --from.`,
  );
}
