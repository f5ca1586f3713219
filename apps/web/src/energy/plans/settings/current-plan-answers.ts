import type { CurrentPlan } from './household-api.js';

/** The form's fields as they are typed; empty text means not answered. */
export type CurrentPlanAnswers = {
  readonly kind: CurrentPlan['plan']['kind'];
  readonly planId: string | null;
  readonly energyCentsPerKwh: string;
  readonly monthlyFee: string;
  readonly contractEnd: string;
  readonly feeKind: CurrentPlan['terminationFee']['kind'];
  readonly feeAmount: string;
};

/** The current plan these answers describe, or what is missing, in words. */
export function currentPlanOf(answers: CurrentPlanAnswers): CurrentPlan | string {
  const plan = planOf(answers);
  if (typeof plan === 'string') return plan;
  const fee = feeOf(answers);
  if (typeof fee === 'string') return fee;
  return { plan, contractEnd: answers.contractEnd === '' ? null : answers.contractEnd, terminationFee: fee };
}

/** The fields that would give this plan. */
export function answersOf({ plan, contractEnd, terminationFee }: CurrentPlan): CurrentPlanAnswers {
  return {
    kind: plan.kind,
    planId: plan.kind === 'catalogue' ? plan.planId : null,
    energyCentsPerKwh: plan.kind === 'ownRate' ? plan.energyCentsPerKwh : '',
    monthlyFee: plan.kind === 'ownRate' ? plan.monthlyFee : '',
    contractEnd: contractEnd ?? '',
    feeKind: terminationFee.kind,
    feeAmount: terminationFee.kind === 'none' ? '' : terminationFee.amount,
  };
}

function planOf(answers: CurrentPlanAnswers): CurrentPlan['plan'] | string {
  switch (answers.kind) {
    case 'catalogue':
      return answers.planId === null
        ? 'Pick your plan from the list, or choose “I will type my rate”.'
        : { kind: 'catalogue', planId: answers.planId };
    case 'ownRate':
      return answers.energyCentsPerKwh.trim() === ''
        ? 'Type what you pay for each kWh, or choose “I do not know”.'
        : {
            kind: 'ownRate',
            energyCentsPerKwh: answers.energyCentsPerKwh.trim(),
            monthlyFee: orZero(answers.monthlyFee),
          };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function feeOf({ feeKind, feeAmount }: CurrentPlanAnswers): CurrentPlan['terminationFee'] | string {
  if (feeKind === 'none') return { kind: 'none' };
  if (feeAmount.trim() === '') return 'Type the fee for leaving early, or choose “No fee”.';
  return { kind: feeKind, amount: feeAmount.trim() };
}

function orZero(text: string): string {
  return text.trim() === '' ? '0' : text.trim();
}
