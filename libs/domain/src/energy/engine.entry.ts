import canonicalize from 'canonicalize';
import type { Run, StatedHome } from './engine.js';
import { homeFacts, runOf } from './engine.js';
import type { CatalogueEdition } from './plans/catalogue-edition.js';
import type { Plan } from './plans/plan.js';
import type { HomeFacts } from './plans/scoring-input-of.js';
import { planYear } from './scoring/pricing/plan-year.js';
import { prepareHome } from './scoring/pricing/prepared-home.js';
import type { PricedYear } from './usage/recorded/home-usage-of.js';
import { homeUsageOf } from './usage/recorded/home-usage-of.js';

/** Inputs of one run as JSON. The texts of its packed year are inflated already: one character is one byte. */
export interface RecordedRun {
  /** Name under which its edition of the catalogue was handed in. */
  readonly edition: string;
  readonly stated: StatedHome;
  readonly imported: PricedYear;
  readonly at: string;
}

let kept: { readonly name: string; readonly edition: Pick<CatalogueEdition, 'plans' | 'byId'> } | undefined;

/** Hands in an edition of the catalogue, a JSON list of its plans in the order of their ids, for runs that name it. */
export function useEdition(name: string, plansText: string): void {
  // The log holds only plans that passed their schema.
  const plans = JSON.parse(plansText) as readonly Plan[];
  kept = { name, edition: { plans, byId: new Map(plans.map((plan) => [plan.planId, plan])) } };
}

/** Repeats a `RecordedRun`: the canonical bytes (RFC 8785) of what it took from the home, and of its result. */
export function rescore(runText: string): string {
  const { facts, run } = opened(runText);
  return canonical({ facts, coverage: run.coverage, scoring: run.score() });
}

/** Why the first plan of a `RecordedRun` was first, as canonical JSON of `PlanPoints`. */
export function points(runText: string): string {
  return canonical(opened(runText).run.points());
}

/** A plan's twelve bills in a `RecordedRun`, line by line by the reference engine; null if it is not on offer. */
export function bills(runText: string, planId: string): string {
  const { input } = opened(runText).run;
  const plan = input.plans.find((each) => each.planId === planId);
  return canonical(plan === undefined ? null : planYear(plan, input.usage, input.today));
}

function opened(runText: string): { readonly facts: HomeFacts; readonly run: Run } {
  const recorded = JSON.parse(runText) as RecordedRun;
  if (kept?.name !== recorded.edition) throw new Error('This edition of the catalogue was not handed in.');
  const facts = homeFacts(recorded.stated);
  const home = prepareHome(homeUsageOf(recorded.imported, { inflate: bytesOf }));
  return { facts, run: runOf({ facts, home, edition: kept.edition, at: recorded.at }) };
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('The result has no canonical form.');
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
