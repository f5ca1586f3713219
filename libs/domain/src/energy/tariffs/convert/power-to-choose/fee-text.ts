import type { Charge } from '#domain/energy/tariffs/model/charge';
import { mentionsPrice } from '../known-fields.js';
import { dollarsOfCents } from './texas-delivery.js';
import { usageRangeIn } from './condition-text.js';

/** What the texts of a listing state about the bill. */
export interface FeeText {
  /** Credits, fees and base charges of the supplier; the energy charge when it is stated in blocks. */
  readonly charges: readonly Charge[];
  /** The energy charge is among `charges`. */
  readonly energyStated: boolean;
  /** The words speak of blocks without stating them. */
  readonly tiered: boolean;
  /** Clauses that speak of money and are not understood. */
  readonly unread: readonly string[];
}

const MAX_CLAUSES = 60;
const AMOUNT = String.raw`\$\s*(\d[\d,]*(?:\.\d+)?)`;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Reads fees, credits and special terms, clause by clause; `cancelFee` is the amount of the fee column. */
export function readFeeText(text: string, cancelFee: string): FeeText {
  const charges: Charge[] = [];
  const unread: string[] = [];
  const blocks = energyBlocks(text);
  if (blocks) charges.push(...blocks.charges);
  const clauses = (blocks ? text.replace(blocks.text, ' ') : text)
    .split(/(?<=[.!?])\s+(?=\S)|(?<=!)(?=\S)|\n+|<br\s*\/?>|;\s/i)
    .map((clause) => clause.trim())
    .filter(Boolean);
  for (const clause of clauses.slice(0, MAX_CLAUSES)) {
    const charge = chargeIn(clause, charges.length);
    if (charge) charges.push(charge);
    else if (mentionsPrice(clause) && !isCancelFee(clause, cancelFee)) unread.push(clause);
  }
  if (clauses.length > MAX_CLAUSES) unread.push(clauses.slice(MAX_CLAUSES).join(' '));
  return { charges, energyStated: blocks !== undefined, tiered: /tier|escalonad|nivel/i.test(text), unread };
}

function chargeIn(clause: string, index: number): Charge | undefined {
  const amounts = [...clause.matchAll(new RegExp(AMOUNT, 'g'))].map((match) =>
    (match[1] ?? '').replaceAll(',', ''),
  );
  const [amount] = amounts;
  if (amount === undefined || amounts.length > 1 || /[¢%]|\bif you\b(?!r)|elect to|deposit/i.test(clause))
    return undefined;
  const said = clause.toLowerCase();
  const onBill = new RegExp(`credit (?:on|to) your (${ORDINALS.join('|')}) bill`).exec(said);
  if (onBill) return onceCredit(amount, ORDINALS.indexOf(onBill[1] ?? '') + 1, index);
  if (/\b(?:summer|winter|july|august|december|ending in|verano|julio|agosto)\b/.test(said)) return undefined;
  const range = usageRangeIn(clause.replace(new RegExp(AMOUNT), ' '));
  if (range) return conditional(said, amount, range, index);
  return isBaseCharge(said) ? base(amount, index) : undefined;
}

const isBaseCharge = (said: string): boolean =>
  !/credit|cr[ée]dito|save|ahorr|up to|month's|first month/.test(said) &&
  /base (?:charge|fee)|cargo (?:mensual )?(?:base|fijo)|cargo mensual de|flat fee per billing cycle|(?:monthly|mensual) (?:service )?(?:fee|charge)|(?:fee|charge) (?:per|each|every) (?:billing cycle|month)/.test(
    said,
  );

function base(amount: string, index: number): Charge {
  return { id: `base-${index}`, label: 'Base charge', scope: 'supply', kind: 'per-month', amount };
}

function onceCredit(amount: string, contractMonth: number, index: number): Charge {
  return {
    id: `once-${index}`,
    label: `Credit on bill ${contractMonth}`,
    scope: 'supply',
    kind: 'once',
    amount: `-${amount}`,
    contractMonth,
  };
}

function conditional(
  said: string,
  amount: string,
  range: NonNullable<ReturnType<typeof usageRangeIn>>,
  index: number,
): Charge | undefined {
  const common = { scope: 'supply', amount, usage: { flow: 'import', ...range } } as const;
  if (/credit|cr[ée]dito/.test(said))
    return { id: `credit-${index}`, label: 'Bill credit', kind: 'credit-if', ...common };
  if (/reward|bonus|gift|contribution|save/.test(said)) return undefined;
  return { id: `fee-${index}`, label: 'Usage fee', kind: 'fee-if', ...common };
}

/** A clause about ending the contract early says what the fee column says. */
function isCancelFee(clause: string, cancelFee: string): boolean {
  if (!/cancel|terminat/i.test(clause)) return false;
  const amounts = [...clause.matchAll(new RegExp(AMOUNT, 'g'))].map((match) =>
    Number((match[1] ?? '').replaceAll(',', '')),
  );
  return amounts.every((amount) => cancelFee.includes(String(amount)));
}

/** `4.9942¢ per kWh for the first 1,000 kWh, 8.8942¢ per kWh for usage over 1,000` with an optional base charge. */
const BLOCKS = [
  /(\d+(?:\.\d+)?)\s*¢(?: per| por| \/)? ?kwh (?:for the first|por los primeros) ([\d,]+) ?kwh,?[^¢$]*?(\d+(?:\.\d+)?)\s*¢(?: per| por| \/)? ?kwh (?:for usage over|para el consumo m[aá]s de) [\d,]+ (?:kwh|kilowatts|kilovatios)(?: (?:and|y) (?:a|un)? ?(?:monthly base charge|cargo base mensual) (?:of|de) \$ ?([\d.]+\d))?\.?/i,
  /(\d+(?:\.\d+)?)\s*¢ rate: up to ([\d,]+) ?kwh\s+(\d+(?:\.\d+)?)\s*¢ rate: above [\d,]+ ?kwh(?:\s+\$ ?([\d.]*\d) base fee)?/i,
];

function energyBlocks(
  text: string,
): { readonly text: string; readonly charges: readonly Charge[] } | undefined {
  for (const pattern of BLOCKS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [whole, below = '0', upTo = '0', above = '0', monthly] = match;
    const energy: Charge = {
      id: 'energy',
      label: 'Energy charge',
      scope: 'supply',
      kind: 'per-kwh',
      flow: 'import',
      price: {
        type: 'tiers',
        tiers: [
          { upTo: upTo.replaceAll(',', ''), price: dollarsOfCents(below) },
          { upTo: null, price: dollarsOfCents(above) },
        ],
        reset: 'cycle',
        scope: 'per-window',
        boundUnit: 'absolute',
      },
    };
    return { text: whole, charges: monthly === undefined ? [energy] : [energy, base(monthly, 0)] };
  }
  return undefined;
}
