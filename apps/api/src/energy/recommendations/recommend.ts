import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { homePlace } from '#api/energy/households/home-place';
import { nodeArchive } from '#api/energy/usage/archive';
import { conclude } from '#api/energy/usage/conclude';
import type { CommandOutput } from '#api/energy/usage/inspect';
import { digestOf } from '#api/platform/digest';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { Plan } from '#domain/energy/plans/plan';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { scorePlans } from '#domain/energy/scoring/score-plans';
import type { Scoring } from '#domain/energy/scoring/scoring';
import { Tariff } from '#domain/energy/tariffs/tariff';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { DomainError } from '#domain/shared/domain-error';
import { homeUsageOf } from './home-usage-of.js';
import { recommendationTable } from './recommendation-table.js';
import { scoringInputOf } from './scoring-input-of.js';

/** How `recommend` was called. */
export interface RecommendOptions {
  readonly usage: string;
  readonly postcode: string;
  readonly deliveryUtilityId?: string;
  /** Plans to choose from instead of the seed catalogue. */
  readonly plans?: string;
  readonly json: boolean;
}

const MOST_PLAN_BYTES = 256 * 1024 * 1024;

/** Plans of a file: our own plans, or tariffs as `tariff convert` prints them. */
const PlansFile = z.union([
  z.array(Plan),
  z.object({ plans: z.array(Plan) }).transform(({ plans }) => plans),
  z.object({ tariffs: z.array(Tariff) }).transform(({ tariffs }) => tariffs),
  z.array(Tariff),
]);

/** Prices and ranks plans on one file of usage, without a server. Prints a table or one JSON document. */
export async function printRecommendation(options: RecommendOptions, output: CommandOutput): Promise<0> {
  const { postcode, deliveryUtilityId } = options;
  const place = homePlace({ postcode, ...(deliveryUtilityId === undefined ? {} : { deliveryUtilityId }) });
  const read = await readUsageFile({
    name: basename(options.usage),
    bytes: createReadStream(options.usage),
    zone: place.zone,
    archive: nodeArchive,
  });
  const usage = homeUsageOf(conclude(read).imported);
  const plans = options.plans === undefined ? seedCatalogue() : await plansOf(options.plans, place);
  const edition = {
    revision: digestOf(plans),
    plans,
    byId: new Map(plans.map((plan) => [plan.planId, plan])),
  };
  const facts = { place, currentPlan: null, preferences: DEFAULT_PREFERENCES };
  const scoring: Scoring = scorePlans(
    scoringInputOf(facts, usage, { edition, at: new Date().toISOString() }),
  );
  output.out(options.json ? JSON.stringify(scoring) : recommendationTable(scoring));
  return 0;
}

async function plansOf(
  path: string,
  { market, deliveryUtilityId }: { readonly market: string; readonly deliveryUtilityId: string | null },
): Promise<readonly Plan[]> {
  const text = await readFile(path, 'utf8');
  if (text.length > MOST_PLAN_BYTES) throw badPlans(path, 'it is too large');
  const parsed = PlansFile.safeParse(jsonOf(text, path));
  if (!parsed.success) throw badPlans(path, z.prettifyError(parsed.error).slice(0, 400));
  return parsed.data.map((entry) =>
    'planId' in entry
      ? entry
      : {
          planId: slug(entry.id),
          retailer: entry.provenance.source.slice(0, 120),
          name: entry.name.slice(0, 200),
          market,
          deliveryUtilityIds: [deliveryUtilityId ?? 'any'],
          tariff: entry,
          rating: null,
        },
  );
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
    `The plans in "${basename(path)}" cannot be used: ${why}. Give plans of our own form, or what "tariff convert --json" prints.`,
  );
}
