import type { Bill, BillLine } from '../model/bill.js';
import type { Charge } from '../model/charge.js';
import { Exact, milliText, roundToMicros, taxed } from '../exact.js';
import { ExportCredit, keepsCredit } from '../export-credit.js';
import { ladderOf } from '../ladder.js';
import { hasFlow } from '../model/load.js';
import { completesYear } from '../calendar/true-up.js';
import { daysInForce, inForceAtStart, timesDue } from './due.js';
import { creditLine, sumMicros } from './credit-lines.js';
import { amountLine, demandLines, inRange, line, ofMicros, selected } from './lines.js';
import type { LineSource } from './lines.js';
import type { Metered } from './meter.js';
import { percentBounds, withinBounds } from '../model/percent-bounds.js';
import type { Setting } from './setting.js';
import type { Totals } from './totals.js';

const DAYS_A_YEAR = 365;

/** Writes bills in the order of cycles, as credit and annual minimums depend on those before. */
export class Biller {
  private readonly blocks = new Map<number, readonly (readonly number[])[]>();
  private readonly credit: ExportCredit;
  private readonly lastEnergyCharge: number;
  private readonly origin: string;
  /** Selected micros of the running year, by index of an annual minimum. */
  private readonly yearMicros = new Map<number, number>();

  constructor(
    private readonly setting: Setting,
    private readonly totals: Totals,
    private readonly metered: Metered,
  ) {
    for (const pool of metered.pools) {
      const blocks = pool.blocks();
      pool.members.forEach(({ charge }, member) => this.blocks.set(charge, blocks[member] ?? []));
    }
    this.credit = new ExportCredit(setting.exportRule, setting.rounding);
    this.lastEnergyCharge = setting.charges.findLastIndex(({ kind }) => kind === 'per-kwh');
    this.origin = setting.cycles[0]?.start ?? '1970-01-01';
  }

  bill(at: number): Bill {
    const cycle = this.setting.cycles[at];
    if (cycle === undefined) throw new RangeError(`no cycle ${at}`);
    const source = { cycle, rounding: this.setting.rounding };
    const lines: BillLine[] = [];
    let paidMicros = 0;
    this.setting.charges.forEach((charge, index) => {
      const own = charge.rounding === undefined ? source : { ...source, rounding: charge.rounding };
      lines.push(...this.linesOf(charge, index, at, { source: own, lines }));
      if (index === this.lastEnergyCharge) paidMicros = this.settleExports(at, source, lines);
    });
    if (paidMicros > 0) lines.push(creditLine(source, 'credit-paid', 'Export credit paid out', -paidMicros));
    lines.push(...this.roundingLine(source, sumMicros(lines)));
    return { cycle, lines, totalMicros: sumMicros(lines) };
  }

  /** What a bill lacks to a whole step of its own, where it is rounded as a whole. */
  private roundingLine(source: LineSource, totalMicros: number): readonly BillLine[] {
    const { billRounding } = this.setting;
    if (billRounding === undefined) return [];
    const micros = roundToMicros(ofMicros(totalMicros), billRounding) - totalMicros;
    return micros === 0 ? [] : [creditLine(source, 'rounding', 'Rounding of the bill', micros)];
  }

  private linesOf(
    charge: Charge,
    index: number,
    at: number,
    { source, lines }: { readonly source: LineSource; readonly lines: readonly BillLine[] },
  ): readonly BillLine[] {
    const { cycle } = source;
    const whole = (quantity: number, unit: 'day' | 'month' | 'once'): readonly BillLine[] =>
      quantity === 0 || !('amount' in charge)
        ? []
        : [
            line(source, charge, {
              quantity: new Exact(quantity),
              unit,
              price: taxed(charge.amount, charge.taxPercent),
            }),
          ];
    switch (charge.kind) {
      case 'per-day':
        return whole(this.isDue(charge) ? daysInForce(charge, cycle, this.setting.contractStart) : 0, 'day');
      case 'per-month':
        return whole(inForceAtStart(charge, cycle, this.setting.contractStart) ? 1 : 0, 'month');
      case 'per-year': {
        const days = new Exact(daysInForce(charge, cycle, this.setting.contractStart));
        const amount = taxed(charge.amount, charge.taxPercent).times(days).div(DAYS_A_YEAR);
        return days.isZero() ? [] : [amountLine(source, charge, { quantity: days, unit: 'day' }, amount)];
      }
      case 'once':
        return whole(
          timesDue(charge, cycle, { origin: this.origin, contractStart: this.setting.contractStart }),
          'once',
        );
      case 'per-kwh':
        return this.energyLines(charge, index, at, source);
      case 'per-kw': {
        const milliW = this.metered.peaks.get(index)?.[at] ?? 0;
        const days =
          charge.per === 'day' ? { days: daysInForce(charge, cycle, this.setting.contractStart) } : {};
        const isDue = inForceAtStart(charge, cycle, this.setting.contractStart);
        if (charge.price.type === 'steps' && charge.per === 'cycle' && !isDue) return [];
        return demandLines(source, charge, charge.price, { milliW, ...days });
      }
      case 'credit-if':
      case 'fee-if':
        return this.conditionLines(charge, at, source);
      case 'percent-of':
        return this.percentLines(charge, { source, lines });
      case 'minimum-bill':
        return this.minimumLines(charge, index, { source, lines });
    }
  }

  private energyLines(
    charge: Extract<Charge, { kind: 'per-kwh' }>,
    index: number,
    at: number,
    source: LineSource,
  ): readonly BillLine[] {
    const series = this.metered.series.get(index);
    if (series !== undefined) {
      const milliWh = series.milliWh[at] ?? 0;
      if (milliWh === 0) return [];
      const counted = { quantity: new Exact(milliText(milliWh)), unit: 'kWh' as const };
      return [amountLine(source, charge, counted, series.cost[at] ?? new Exact(0))];
    }
    const tiers = ladderOf(charge.price)?.tiers ?? [];
    return tiers.flatMap((tier, order) => {
      const milliWh = this.blocks.get(index)?.[at]?.[order] ?? 0;
      if (milliWh === 0) return [];
      const counted = {
        quantity: new Exact(milliText(milliWh)),
        unit: 'kWh' as const,
        price: taxed(tier.price, charge.taxPercent),
      };
      return [
        line(source, charge, charge.price.type === 'tiers' ? { ...counted, tier: order + 1 } : counted),
      ];
    });
  }

  private conditionLines(
    charge: Extract<Charge, { kind: 'credit-if' | 'fee-if' }>,
    at: number,
    source: LineSource,
  ): readonly BillLine[] {
    const milliWh = this.totals.milliWh[charge.usage.flow][at] ?? 0;
    if (!inForceAtStart(charge, source.cycle, this.setting.contractStart) || !inRange(charge, milliWh))
      return [];
    const sign = charge.kind === 'credit-if' ? -1 : 1;
    const price = taxed(charge.amount, charge.taxPercent).times(sign);
    return [line(source, charge, { quantity: new Exact(1), unit: 'credit', price })];
  }

  private percentLines(
    charge: Extract<Charge, { kind: 'percent-of' }>,
    { source, lines }: { readonly source: LineSource; readonly lines: readonly BillLine[] },
  ): readonly BillLine[] {
    const base = sumMicros(selected(charge, lines));
    if (!inForceAtStart(charge, source.cycle, this.setting.contractStart) || base === 0) return [];
    const counted = { quantity: ofMicros(base), unit: '%' as const, price: new Exact(charge.percent) };
    const amount = counted.quantity.times(counted.price).div(100);
    const made = amountLine(source, charge, counted, amount);
    const amountMicros = withinBounds(made.amountMicros, percentBounds(charge, source.rounding));
    return [{ ...made, price: counted.price.toFixed(), amountMicros }];
  }

  private minimumLines(
    charge: Extract<Charge, { kind: 'minimum-bill' }>,
    index: number,
    { source, lines }: { readonly source: LineSource; readonly lines: readonly BillLine[] },
  ): readonly BillLine[] {
    const { cycle } = source;
    if (!inForceAtStart(charge, cycle, this.setting.contractStart)) return [];
    const amount = taxed(charge.amount, charge.taxPercent);
    let reached = Math.max(sumMicros(selected(charge, lines)), 0);
    if (charge.per === 'year') {
      reached += this.yearMicros.get(index) ?? 0;
      const due = completesYear(cycle, this.origin);
      this.yearMicros.set(index, due ? 0 : reached);
      if (!due) return [];
    }
    const least =
      charge.per === 'day' ? amount.times(daysInForce(charge, cycle, this.setting.contractStart)) : amount;
    const missing = least.minus(ofMicros(reached));
    if (missing.lte(0)) return [];
    return [amountLine(source, charge, { quantity: new Exact(1), unit: 'once' }, missing)].filter(
      ({ amountMicros }) => amountMicros > 0,
    );
  }

  /** Adds the line that moves export credit in or out of this bill; answers what true-up pays out. */
  private settleExports(at: number, source: LineSource, lines: BillLine[]): number {
    const { exportRule } = this.setting;
    if (!keepsCredit(exportRule)) return 0;
    const isExport = new Set(
      this.setting.charges.flatMap((each) =>
        each.kind === 'per-kwh' && each.flow === 'export' ? [each.id] : [],
      ),
    );
    const energy = lines.filter(({ kind }) => kind === 'per-kwh');
    const earnedMicros = Math.max(0 - sumMicros(energy.filter(({ charge }) => isExport.has(charge))), 0);
    const isOwed = new Set(
      this.setting.charges.flatMap((each) =>
        each.kind === 'per-kwh' && each.netted === false ? [each.id] : [],
      ),
    );
    const energyMicros = sumMicros(
      energy.filter(({ charge }) => !isExport.has(charge) && !isOwed.has(charge)),
    );
    const netExport = (this.totals.milliWh.export[at] ?? 0) - (this.totals.milliWh.import[at] ?? 0);
    const use = this.credit.settle(source.cycle, { energyMicros, earnedMicros }, netExport);
    const carriedMicros = earnedMicros - use.appliedMicros;
    if (carriedMicros !== 0)
      lines.push(
        creditLine(
          source,
          'credit-carried',
          carriedMicros > 0 ? 'Export credit carried forward' : 'Export credit used',
          carriedMicros,
        ),
      );
    return use.paidMicros;
  }

  /** Whether a daily charge is due in this home at all. */
  private isDue({ flow }: Extract<Charge, { kind: 'per-day' }>): boolean {
    return flow === undefined || hasFlow(this.setting.load, flow);
  }
}
