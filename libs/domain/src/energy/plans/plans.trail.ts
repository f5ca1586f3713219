import { counted, trailOf } from '#domain/shared/trail';
import type { CatalogueEvent } from './catalogue/catalogue.events.js';
import type { PlanDraftEvent } from './drafts/plan-drafts.events.js';
import type { ImportEvent } from './imports/imports.events.js';
import type { PlanEditionEvent } from './plan-editions.events.js';

const onePlan = { target: { type: 'plan', field: 'planId' } } as const;
const oneImport = { target: { type: 'catalogue-import', field: 'importId' } } as const;

/** How the trail tells what happens to the catalogue. */
export const plansTrail = trailOf<PlanEditionEvent | PlanDraftEvent | CatalogueEvent | ImportEvent>('plans', {
  'energy.plan-edition-recorded.v1': {
    action: 'recorded',
    target: ({ plan }) => ({ type: 'plan', id: plan.planId }),
    says: ({ plan }) => `recorded an edition of the plan ${plan.name} of ${plan.retailer}`,
  },
  'energy.catalogue-changes-recorded.v1': {
    ...oneImport,
    action: 'prepared',
    says: ({ changes }) => `prepared ${counted(changes.length, 'change')} of the catalogue`,
  },
  'energy.catalogue-imported.v1': {
    ...oneImport,
    action: 'imported',
    says: ({ source, counts: { added, changed, withdrawn } }) =>
      `imported the list ${source}: ${counted(added, 'plan')} added, ${counted(changed, 'plan')} changed, ${counted(withdrawn, 'plan')} withdrawn`,
  },
  'energy.catalogue-import-requested.v1': {
    ...oneImport,
    action: 'requested',
    says: ({ reading: { source }, origin: { kind } }) =>
      kind === 'revision'
        ? 'asked to bring the catalogue back to an earlier revision'
        : `asked to import the list ${source}`,
  },
  'energy.catalogue-import-checked.v1': {
    ...oneImport,
    action: 'compared',
    says: ({ report: { counts } }) =>
      `compared a list with the catalogue: ${counted(counts.added, 'plan')} new, ${counted(counts.changed, 'plan')} changed, ${counted(counts.withdrawn, 'plan')} gone`,
  },
  'energy.catalogue-import-confirmed.v1': {
    ...oneImport,
    action: 'confirmed',
    says: () => 'confirmed an import of plans',
  },
  'energy.catalogue-import-ended.v1': {
    ...oneImport,
    action: 'ended',
    code: 'code',
    says: ({ outcome }) =>
      outcome === 'cancelled' ? 'cancelled an import of plans' : 'could not use a list of plans',
  },
  'energy.catalogue-import-done.v1': {
    ...oneImport,
    action: 'finished',
    says: () => 'finished an import of plans',
  },
  'energy.plan-drafted.v1': {
    ...onePlan,
    action: 'drafted',
    says: ({ planId }) => `wrote a draft of the plan ${planId}`,
  },
  'energy.plan-validated.v1': {
    ...onePlan,
    action: 'validated',
    says: ({ planId, problems }) =>
      problems.length === 0
        ? `had the draft of ${planId} validated: it can be published`
        : `had the draft of ${planId} validated: ${counted(problems.length, 'problem')}`,
  },
  'energy.plan-published.v1': {
    ...onePlan,
    action: 'published',
    says: ({ planId }) => `published the plan ${planId}`,
  },
  'energy.plan-withdrawn.v1': {
    ...onePlan,
    action: 'withdrew',
    says: ({ planId }) => `withdrew the plan ${planId}`,
  },
});
