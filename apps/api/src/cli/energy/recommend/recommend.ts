import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { choiceAt, homePlace } from '#domain/energy/households/places/home-place';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { conclude } from '#domain/energy/usage/conclusion/conclude';
import type { CommandOutput } from '#api/cli/frame/command';
import { openQuestion, printQuestion, QUESTION_OPEN } from '#api/cli/frame/open-question';
import type { OpenQuestion } from '#api/cli/frame/open-question';
import { readBills, readMapping } from '../inspect/answer-file.js';
import { fileQuestionWords } from '../inspect/file-question-words.js';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import { DomainError } from '#domain/shared/domain-error';
import { onlyMeters } from '#domain/energy/usage/readings/only-meters';
import { compression } from '#api/platform/compression';
import { digestOf } from '#api/platform/digest';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import {
  OpenQuestion as PlansQuestion,
  questionDocument,
  questionWords,
} from '#domain/energy/tariffs/convert/open-question';
import type { HomePlace } from '#domain/energy/households/households.events';
import { coverageOf } from '#domain/energy/plans/cover-plans';
import type { Plan } from '#domain/energy/plans/plan';
import { pricedAt } from '#domain/energy/plans/plan';
import { scorePlans } from '#domain/energy/scoring/score-plans';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { homeUsageOf } from '#domain/energy/usage/recorded/home-usage-of';
import type { RecommendOptions } from './recommend-options.js';
import { recommendationTable } from './recommendation-table.js';
import { scoringInputOf } from '#domain/energy/plans/scoring-input-of';
import { tariffOfCase } from '../bill/bill-tariff.js';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { compose } from '#domain/energy/tariffs/compose/compose';
import { isSupplyOnly } from '#domain/energy/tariffs/compose/compose-sides';
import { plansOfFile } from './plans-file.js';

/** Prices and ranks plans on one file of usage, without a server. Prints a table or one JSON document. */
export async function printRecommendation(
  options: RecommendOptions,
  output: CommandOutput,
): Promise<0 | typeof QUESTION_OPEN> {
  const { postcode, deliveryUtilityId, meters } = options;
  const place = homePlace({ postcode, ...(deliveryUtilityId === undefined ? {} : { deliveryUtilityId }) });
  const read = await readOrAsked(options, place.zone);
  if ('question' in read) {
    const words = (question: OpenQuestion): string => fileQuestionWords(options.usage, question);
    return printQuestion(read, output, { json: options.json, words });
  }
  const home = meters === undefined ? read : onlyMeters(read, meters);
  const usage = homeUsageOf(conclude(home, { compression, digestOf }).imported, compression);
  const plans = await offeredOrAsked(options, place);
  if (plans instanceof PlansQuestion) {
    output.out(options.json ? JSON.stringify(questionDocument(plans)) : questionWords(plans));
    return QUESTION_OPEN;
  }
  const edition = {
    revision: digestOf(plans),
    plans,
    byId: new Map(plans.map((plan) => [plan.planId, plan])),
  };
  const facts = { place, choice: choiceAt(place), currentPlan: null, preferences: DEFAULT_PREFERENCES };
  const input = scoringInputOf(facts, usage, { edition, at: new Date().toISOString() });
  const priced = { ...scorePlans(input), coverage: coverageOf(pricedAt(place, plans), input.today) };
  output.out(options.json ? JSON.stringify(priced) : recommendationTable(priced));
  return 0;
}

/** The plans on offer, or the question that their prices leave open. */
async function offeredOrAsked(
  options: RecommendOptions,
  place: HomePlace,
): Promise<readonly Plan[] | PlansQuestion> {
  try {
    return await offeredPlans(options, place);
  } catch (error) {
    if (error instanceof PlansQuestion) return error;
    throw error;
  }
}

/** The home's usage, or the question that its table leaves open. */
async function readOrAsked(
  { usage, map, bills }: RecommendOptions,
  zone: string,
): Promise<ImportedUsage | OpenQuestion> {
  const mapping = map === undefined ? undefined : await readMapping(map);
  try {
    return await readUsageFile({
      ...(bills === undefined ? {} : await readBills(bills)),
      ...{ name: basename(usage), bytes: createReadStream(usage), zone, archive: nodeArchive },
      ...(mapping === undefined ? {} : { mapping }),
      now: Date.now(),
    });
  } catch (error) {
    const question = error instanceof DomainError ? openQuestion(error) : undefined;
    if (question === undefined) throw error;
    return question;
  }
}

/**
 * The plans to choose from: those of a file, or the seed catalogue's. If we do not know the home's delivery
 * charges and the caller names a tariff that has them, it completes supply-only offers.
 */
async function offeredPlans(options: RecommendOptions, place: HomePlace): Promise<readonly Plan[]> {
  const { plans: file, from, series, delivery, deliveryFrom, usage } = options;
  const plans = file === undefined ? seedCatalogue() : await plansOfFile(file, { from, series }, place);
  if (delivery === undefined) return plans;
  const wires = await tariffOfCase({ tariff: delivery, usage, from: deliveryFrom }, undefined);
  return plans.map((plan) =>
    isSupplyOnly(plan.tariff) && plan.tariff.currency === wires.currency
      ? { ...plan, tariff: compose(plan.tariff, wires) }
      : plan,
  );
}
