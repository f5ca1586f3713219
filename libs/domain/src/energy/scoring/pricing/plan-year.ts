import type { Bill, BillLine } from '#domain/energy/tariffs/model/bill';
import { price } from '#domain/energy/tariffs/reference/price';
import { microsText } from '#domain/shared/money';
import type { CandidatePlan } from '../scoring-input.js';
import type { HomeUsage } from '../home-usage.js';
import { calendarMonths, yearCycles } from '../home-usage.js';
import type { OnceFee } from './compile-plans.js';
import { stagesOf } from './compile-plans.js';

/**
 * The twelve bills of a plan's first year on a home, line by line, in the order of the usage year. The contract
 * begins in the calendar month of `today` with the prices then in force, so that the bills sum exactly to the
 * first year's cost in the ranking. Throws DomainError if the tariff cannot be priced.
 */
export function planYear({ tariff }: CandidatePlan, usage: HomeUsage, today: string): readonly Bill[] {
  const { stages, once } = stagesOf(tariff, today);
  const cycles = yearCycles(usage);
  const byStage = stages.map((stage) => price(stage.tariff, usage.load, cycles));
  const first = Number(today.slice(5, 7)) - 1;
  return calendarMonths(usage).flatMap((month, index) => {
    const contractMonth = ((month - first + 12) % 12) + 1;
    const stage = stages.findLastIndex(({ fromContractMonth }) => fromContractMonth <= contractMonth);
    const bill = byStage[stage]?.[index];
    const fees = once.filter((fee) => fee.contractMonth === contractMonth);
    return bill === undefined ? [] : [withFees(bill, fees)];
  });
}

function withFees(bill: Bill, fees: readonly OnceFee[]): Bill {
  const lines = fees.map(({ charge, amountMicros }): BillLine => ({
    cycle: bill.cycle.start,
    charge: charge.id,
    label: charge.label,
    scope: charge.scope,
    kind: 'once',
    quantity: '1',
    unit: 'once',
    price: microsText(amountMicros),
    amountMicros,
  }));
  const feesMicros = lines.reduce((total, line) => total + line.amountMicros, 0);
  return { ...bill, lines: [...bill.lines, ...lines], totalMicros: bill.totalMicros + feesMicros };
}
