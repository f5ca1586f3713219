import { z } from 'zod';
import { hundredfold, readAmount } from '#web/shared/forms/amount';
import type { LocalMoney } from '#web/shared/format/local-money';
import type { CheapHours, CurrentPlan } from './household-api.js';
import { readRate } from './typed-rate.js';

/** The form's fields as typed; empty text means not answered. */
export const CurrentPlanAnswers = z.object({
  kind: z.enum(['ownRate', 'catalogue', 'unknown']),
  planId: z.string().nullable(),
  energyCentsPerKwh: z.string(),
  monthlyFee: z.string(),
  cheaperAtTimes: z.boolean(),
  cheapCentsPerKwh: z.string(),
  /** `HH:MM` */
  cheapFrom: z.string(),
  cheapTo: z.string(),
  cheapWeekends: z.boolean(),
  exportCentsPerKwh: z.string(),
  /** Present supplier, asked only when no plan is picked. */
  supplier: z.string(),
  contractEnd: z.string(),
  feeKind: z.enum(['none', 'flat', 'perMonthRemaining']),
  feeAmount: z.string(),
});
export type CurrentPlanAnswers = z.infer<typeof CurrentPlanAnswers>;

/** Country and money that the answers are read in, and the unusual amounts that the person has confirmed. */
export type Circumstances = {
  readonly country: string | undefined;
  readonly money: LocalMoney;
  readonly insisted: ReadonlySet<string>;
};

/** Why the answers cannot be accepted; `insist` is what may be said of an unusual amount to confirm it. */
export type Complaint = { readonly words: string; readonly insist: string | null };

/** Exit fees from here on are asked about: in the home’s money, at once or for each month left. */
const UNUSUAL_FEE = { flat: 500, perMonthRemaining: 100 } as const;

/** The name of the charge per day, in countries where nearly every tariff has one. */
const DAILY_CHARGE: Readonly<Record<string, string>> = { AU: 'supply charge', GB: 'standing charge' };
const NO_CHARGE = 'No, I pay none';

/** The current plan that these answers describe, or a complaint that says what is missing. */
export function currentPlanOf(answers: CurrentPlanAnswers, where: Circumstances): CurrentPlan | Complaint {
  const plan = planOf(answers, where);
  if ('words' in plan) return plan;
  const fee = feeOf(answers, where);
  if ('words' in fee) return fee;
  const supplier = plan.kind === 'catalogue' ? '' : answers.supplier.trim();
  return {
    plan,
    contractEnd: answers.contractEnd === '' ? null : answers.contractEnd,
    terminationFee: fee,
    ...(supplier === '' ? {} : { supplier }),
  };
}

/** The form's fields for a saved plan. */
export function answersOf({ plan, contractEnd, terminationFee, supplier }: CurrentPlan): CurrentPlanAnswers {
  const { cheapHours, exportCentsPerKwh } = plan.kind === 'ownRate' ? plan : {};
  return {
    kind: plan.kind,
    planId: plan.kind === 'catalogue' ? plan.planId : null,
    energyCentsPerKwh: plan.kind === 'ownRate' ? plan.energyCentsPerKwh : '',
    monthlyFee: plan.kind === 'ownRate' ? plan.monthlyFee : '',
    cheaperAtTimes: cheapHours !== undefined,
    cheapCentsPerKwh: cheapHours?.centsPerKwh ?? '',
    cheapFrom: cheapHours?.from ?? '',
    cheapTo: cheapHours?.to ?? '',
    cheapWeekends: cheapHours?.weekends ?? false,
    exportCentsPerKwh: exportCentsPerKwh ?? '',
    supplier: supplier ?? '',
    contractEnd: contractEnd ?? '',
    feeKind: terminationFee.kind,
    feeAmount: terminationFee.kind === 'none' ? '' : terminationFee.amount,
  };
}

function planOf(answers: CurrentPlanAnswers, where: Circumstances): CurrentPlan['plan'] | Complaint {
  switch (answers.kind) {
    case 'catalogue':
      return answers.planId === null
        ? complaint('Pick your plan from the list, or choose “I’ll type my rate”.')
        : { kind: 'catalogue', planId: answers.planId };
    case 'ownRate':
      return ownRateOf(answers, where);
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function ownRateOf(answers: CurrentPlanAnswers, where: Circumstances): CurrentPlan['plan'] | Complaint {
  const { country, money, insisted } = where;
  if (answers.energyCentsPerKwh.trim() === '')
    return complaint('Type what you pay for each kWh, or choose “I don’t know”.');
  const rate = rateOf(answers.energyCentsPerKwh, where);
  if (typeof rate !== 'string') return rate;
  const monthly = amountOr(answers.monthlyFee, '0');
  if (monthly === null)
    return complaint('We can’t read the fixed charges. Type a plain amount, such as 9.95.');
  const charge = DAILY_CHARGE[country ?? ''];
  if (charge !== undefined && Number(monthly) === 0 && !insisted.has(NO_CHARGE)) {
    const words = `Is there no ${charge}? Nearly every tariff here has one, and without it staying looks cheaper than it is. Type what it comes to in a month: the charge for a day times 30.4.`;
    return { words, insist: NO_CHARGE };
  }
  const cheapHours = answers.cheaperAtTimes ? cheapHoursOf(answers, rate, money) : undefined;
  if (cheapHours !== undefined && 'words' in cheapHours) return cheapHours;
  const sent = answers.exportCentsPerKwh.trim() === '' ? undefined : centsOf(answers.exportCentsPerKwh);
  if (sent === null)
    return complaint(`We can’t read what you are paid. Type a number of ${money.minor}, such as 5.5.`);
  return {
    ...{ kind: 'ownRate', energyCentsPerKwh: rate, monthlyFee: monthly },
    ...(cheapHours === undefined ? {} : { cheapHours }),
    ...(sent === undefined ? {} : { exportCentsPerKwh: sent }),
  };
}

/** The price per kWh; unreadable and unusual ones are asked about. */
function rateOf(text: string, { country, money, insisted }: Circumstances): string | Complaint {
  const rate = readRate(text, country, money.minor);
  if (rate.kind === 'unreadable')
    return complaint(`We can’t read that price. Type a number of ${money.minor}, such as 14.2.`);
  const insist = `Yes, I pay ${rate.cents} ${money.minor}`;
  return rate.kind === 'odd' && !insisted.has(insist) ? { words: rate.question, insist } : rate.cents;
}

/** The cheaper hours: a price below the other one, free of charge at the least, and two times of day. */
function cheapHoursOf(
  { cheapCentsPerKwh, cheapFrom, cheapTo, cheapWeekends }: CurrentPlanAnswers,
  dear: string,
  { minor }: LocalMoney,
): CheapHours | Complaint {
  const cents = centsOf(cheapCentsPerKwh);
  if (cents === null)
    return complaint(`Type what a kWh costs in the cheaper hours, in ${minor}. If it is free, type 0.`);
  if (Number(cents) >= Number(dear))
    return complaint('The cheaper hours cost as much as the others or more. Swap the two prices.');
  if (cheapFrom === '' || cheapTo === '') return complaint('Type when the cheaper hours begin and end.');
  if (cheapFrom === cheapTo) return complaint('The cheaper hours begin and end at the same time.');
  return { centsPerKwh: cents, from: cheapFrom, to: cheapTo, weekends: cheapWeekends };
}

/** Hundredths of the currency as typed; `$0.05` is five. Null where it cannot be read. */
function centsOf(text: string): string | null {
  const typed = readAmount(text);
  if (typed === null) return null;
  return typed.unit === 'major' ? hundredfold(typed.value) : typed.value;
}

function feeOf(
  { feeKind, feeAmount, contractEnd }: CurrentPlanAnswers,
  { money, insisted }: Circumstances,
): CurrentPlan['terminationFee'] | Complaint {
  if (feeKind === 'none') return { kind: 'none' };
  if (feeAmount.trim() === '') return complaint('Type the fee for leaving early, or choose “No fee”.');
  const amount = amountOr(feeAmount, null);
  if (amount === null) return complaint('We can’t read the exit fee. Type a plain amount, such as 150.');
  if (contractEnd === '')
    return complaint('When does the contract end? Without that day we can’t say when the exit fee stops.');
  const insist = `Yes, it is ${money.sign}${amount}`;
  if (Number(amount) >= UNUSUAL_FEE[feeKind] && !insisted.has(insist))
    return { words: `${money.sign}${amount} is unusually high for an exit fee. Is it right?`, insist };
  return { kind: feeKind, amount };
}

/** A typed amount in whole currency units; `ifEmpty` when nothing was typed, null when it cannot be read. */
function amountOr(text: string, ifEmpty: string | null): string | null {
  return text.trim() === '' ? ifEmpty : (readAmount(text)?.value ?? null);
}

function complaint(words: string): Complaint {
  return { words, insist: null };
}
