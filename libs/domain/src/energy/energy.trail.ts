import { explanationsTrail } from './explanations/explanations.trail.js';
import { householdsTrail } from './households/households.trail.js';
import { plansTrail } from './plans/plans.trail.js';
import { recommendationsTrail } from './recommendations/recommendations.trail.js';
import { usageTrail } from './usage/usage.trail.js';

/** How the trail tells every event of the energy context. */
export const energyTrail = {
  ...usageTrail,
  ...plansTrail,
  ...householdsTrail,
  ...recommendationsTrail,
  ...explanationsTrail,
};
