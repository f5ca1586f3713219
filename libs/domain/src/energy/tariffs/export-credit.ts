import { DomainError } from '#domain/shared/domain-error';
import type { Cycle } from './calendar/cycles.js';
import { Exact, milliText, roundToMicros } from './exact.js';
import type { PerKwhCharge } from './model/charge.js';
import type { Rounding } from './model/rounding.js';
import type { ExportRule } from './model/tariff.js';
import { settlesIn } from './calendar/true-up.js';

/** Cost of a cycle's energy charges and its export earnings (not negative), whole micros. */
export interface CycleMoney {
  readonly energyMicros: number;
  readonly earnedMicros: number;
}

/** Use of the credit in one cycle, whole micros, none negative. */
export interface CreditUse {
  /** Credit that pays energy charges of this cycle. */
  readonly appliedMicros: number;
  /** Credit paid out to the home at true-up. */
  readonly paidMicros: number;
}

/** The account in which export credit is kept from cycle to cycle. Cycles come in order. */
export class ExportCredit {
  private bankMicros = 0;
  private excessMilliWh = 0;

  constructor(
    private readonly rule: ExportRule,
    private readonly rounding: Rounding,
  ) {}

  /** Settles one cycle. `exportedMilliWh` less `importedMilliWh` counts towards a kWh true-up. */
  settle(cycle: Cycle, money: CycleMoney, netExportMilliWh: number): CreditUse {
    switch (this.rule.kind) {
      case 'charges':
      case 'buy-all-sell-all':
        return { appliedMicros: 0, paidMicros: 0 };
      case 'kwh-rollover':
        return this.settleKwh(cycle, money.energyMicros, netExportMilliWh);
      case 'dollar-credit':
        this.bankMicros += money.earnedMicros;
        return this.settleMoney(cycle, this.apply(money.energyMicros));
      case 'net-billing-carry': {
        if (this.rule.appliesFrom === 'same-cycle') {
          this.bankMicros += money.earnedMicros;
          return this.settleMoney(cycle, this.apply(money.energyMicros));
        }
        const appliedMicros = this.apply(money.energyMicros);
        this.bankMicros += money.earnedMicros;
        return this.settleMoney(cycle, appliedMicros);
      }
      case 'period-netting':
        return { appliedMicros: money.earnedMicros, paidMicros: 0 };
    }
  }

  private apply(energyMicros: number): number {
    const appliedMicros = Math.min(Math.max(energyMicros, 0), this.bankMicros);
    this.bankMicros -= appliedMicros;
    return appliedMicros;
  }

  private settleMoney(cycle: Cycle, appliedMicros: number): CreditUse {
    const { rule } = this;
    if (!('atTrueUp' in rule) || rule.atTrueUp === 'carried' || !settlesIn(cycle, rule.trueUpMonth))
      return { appliedMicros, paidMicros: 0 };
    const paidMicros = rule.atTrueUp === 'paid' ? this.bankMicros : 0;
    this.bankMicros = 0;
    return { appliedMicros, paidMicros };
  }

  private settleKwh(cycle: Cycle, energyMicros: number, netExportMilliWh: number): CreditUse {
    const { rule } = this;
    this.excessMilliWh = Math.max(0, this.excessMilliWh + netExportMilliWh);
    if (rule.kind !== 'kwh-rollover' || !settlesIn(cycle, rule.trueUpMonth))
      return { appliedMicros: this.apply(energyMicros), paidMicros: 0 };
    const worth = new Exact(milliText(this.excessMilliWh)).times(rule.trueUpPrice);
    const worthMicros = roundToMicros(worth, this.rounding);
    this.excessMilliWh = 0;
    if (rule.atTrueUp === 'paid') return { appliedMicros: this.apply(energyMicros), paidMicros: worthMicros };
    this.bankMicros += worthMicros;
    return { appliedMicros: this.apply(energyMicros), paidMicros: 0 };
  }
}

/** Whether a rule takes exports off imports before these are priced. */
export function netsEnergy({ kind }: ExportRule): boolean {
  return kind === 'kwh-rollover' || kind === 'dollar-credit' || kind === 'period-netting';
}

/** Whether exports are taken off the energy of a charge. */
export function isNetted(rule: ExportRule, { flow, netted }: Pick<PerKwhCharge, 'flow' | 'netted'>): boolean {
  return flow === 'import' && netted !== false && netsEnergy(rule);
}

/** The refusal of a charge whose price or rounding hangs on the hour, under net metering. */
export function seriesNetted(charge: string): DomainError {
  return new DomainError(
    'tariffs.net-metering-series',
    `Charge "${charge}" is priced hour by hour, and exports are taken off whole bills: no price can be told for what is left.`,
  );
}

/** The refusal of a charge in blocks whose energy is netted over several cycles. */
export function blocksOverPeriods(charge: string): DomainError {
  return new DomainError(
    'tariffs.net-metering-blocks',
    `Charge "${charge}" has blocks; energy that is netted over a whole period must have one price.`,
  );
}

/** Whether a rule moves export credit from one cycle to another. */
export function keepsCredit(
  rule: ExportRule,
): rule is Exclude<ExportRule, { kind: 'charges' | 'buy-all-sell-all' }> {
  return rule.kind !== 'charges' && rule.kind !== 'buy-all-sell-all';
}
