import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { ENGINE_DIGEST, RUNTIME } from '#api/platform/build';
import { Cache } from '#api/platform/cache/cache';
import { SealedCache } from '#api/platform/cache/sealed-cache';
import { digestOf } from '#api/platform/digest';
import { Sealing } from '#api/platform/sealing/sealing';
import type { Coverage } from '#domain/energy/scoring/coverage';
import { runOf } from '#domain/energy/engine';
import { coverageOf } from '#domain/energy/plans/cover-plans';
import { pricedAt } from '#domain/energy/plans/plan';
import type { HomeFacts } from '#domain/energy/plans/scoring-input-of';
import type { InputDigests } from '#domain/energy/recommendations/recommendation';
import type { Runtime } from '#domain/energy/recommendations/recommendations.events';
import { SCORING_VERSION } from '#domain/energy/scoring/engine-version';
import type { CompiledPlans } from '#domain/energy/scoring/pricing/compile-plans';
import { compilePlans } from '#domain/energy/scoring/pricing/compile-plans';
import type { Scoring } from '#domain/energy/scoring/scoring';
import { ScoringSchema } from '#domain/energy/scoring/scoring';
import type { ScoringInput } from '#domain/energy/scoring/scoring-input';
import { ENGINE_VERSION } from '#domain/energy/tariffs/engine-version';
import { CatalogueQuery } from '../plans/plans.queries.js';
import type { ChosenUsage } from './usage-choice.js';

const TTL_S = 3_600;
const MOST_PLACES = 50;

/** A finished run: its result, its inputs, its engine and its runtime. */
export interface FinishedRun {
  readonly uploadId: string;
  /** Digest of the result, made with the home's key. */
  readonly output: string;
  readonly scoring: Scoring;
  readonly inputs: InputDigests;
  readonly engineDigest: string;
  readonly runtime: Runtime;
  readonly coverage: Coverage;
}

/** Scores every plan for a home; results are cached for an hour by inputs and engine. */
@Injectable()
export class ScoringRun {
  /** Compiled plans by catalogue, place and day. */
  private readonly plansByKey = new LRUCache<string, CompiledPlans>({ max: MOST_PLACES });
  private readonly cache: SealedCache;

  constructor(
    private readonly queries: QueryBus,
    private readonly sealing: Sealing,
    cache: Cache,
  ) {
    this.cache = new SealedCache(cache, sealing);
  }

  async run(
    { householdId, ...facts }: HomeFacts & { readonly householdId: string },
    usage: ChosenUsage,
    at: string,
  ): Promise<FinishedRun> {
    const edition = await this.queries.execute(new CatalogueQuery());
    const { input, coverage, score } = runOf({ facts, home: usage.home, edition, at });
    const inputs: InputDigests = {
      usage: usage.digest,
      catalogueRevision: edition.revision,
      cataloguePosition: edition.position,
      household: await this.sealing.digest(householdId, facts),
    };
    const engines = [SCORING_VERSION, ENGINE_VERSION, ENGINE_DIGEST];
    const key = `scoring:${digestOf({ inputs, today: input.today, engines, runtime: RUNTIME })}`;
    const kept = await this.cache.get(householdId, key, ScoringSchema);
    const compiled = () => this.compiled(`${edition.revision} ${placeKey(facts)} ${input.today}`, input);
    const scoring = kept ?? score(compiled());
    if (kept === undefined) await this.cache.set(householdId, key, scoring, TTL_S);
    const output = await this.sealing.digest(householdId, scoring);
    const { uploadId } = usage;
    return { uploadId, scoring, output, inputs, coverage, engineDigest: ENGINE_DIGEST, runtime: RUNTIME };
  }

  /** The inputs that a run for this home would use now: their digest, and the day's prices. */
  async basis(
    { householdId, ...facts }: HomeFacts & { readonly householdId: string },
    today: string,
  ): Promise<{ readonly household: string; readonly coverage: Coverage }> {
    const { plans } = await this.queries.execute(new CatalogueQuery());
    return {
      household: await this.sealing.digest(householdId, facts),
      coverage: coverageOf(pricedAt(facts.place, plans), today),
    };
  }

  private compiled(key: string, { plans, today }: ScoringInput): CompiledPlans {
    const kept = this.plansByKey.get(key);
    if (kept !== undefined) return kept;
    const fresh = compilePlans(plans, today);
    this.plansByKey.set(key, fresh);
    return fresh;
  }
}

function placeKey({ place: { market, deliveryUtilityId } }: HomeFacts): string {
  return `${market}/${deliveryUtilityId ?? ''}`;
}
