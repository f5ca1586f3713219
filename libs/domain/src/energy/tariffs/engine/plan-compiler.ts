import type { Charge, Flow, LineSelector } from '../model/charge.js';
import { usageBounds } from '../model/conditions.js';
import { Exact, taxed } from '../exact.js';
import { keepsCredit } from '../export-credit.js';
import { datesOf } from '../reduction/measure.js';
import type { BlockPool, Dates } from '../reduction/measure.js';
import { percentBounds } from '../model/percent-bounds.js';
import type { Tariff } from '../model/tariff.js';
import type { CatalogueBuilder, Row } from './builder.js';
import { EnergyCompiler } from './energy-compiler.js';
import { OP } from './program.js';

const MICROS = 1_000_000;

/** A row with what selectors ask about it. */
interface Described {
  readonly row: Row;
  readonly scope: string;
  readonly charge: string;
  readonly kind: string;
}

/** Turns one tariff's charges into rows, in the order in which the reference path writes lines. */
export class PlanCompiler {
  private readonly done: Described[] = [];
  private readonly energy: EnergyCompiler;

  constructor(
    private readonly builder: CatalogueBuilder,
    pools: Map<string, BlockPool>,
    private readonly tariff: Tariff,
    private readonly charges: readonly Charge[],
  ) {
    this.energy = new EnergyCompiler(builder, pools, tariff, charges);
  }

  rows(): readonly Row[] {
    const lastEnergy = this.charges.findLastIndex(({ kind }) => kind === 'per-kwh');
    let exportPlan = -1;
    this.charges.forEach((charge, index) => {
      const { rounding } = charge;
      for (const row of this.rowsOf(charge))
        this.push(rounding === undefined ? row : { ...row, rounding }, charge);
      if (index === lastEnergy && keepsCredit(this.tariff.exportRule)) exportPlan = this.settle();
    });
    if (exportPlan >= 0)
      this.done.push({
        row: { op: OP.paid, d: exportPlan },
        scope: 'bundled',
        charge: 'credit-paid',
        kind: 'credit-paid',
      });
    const { billRounding: rounding } = this.tariff;
    const rows = this.done.map(({ row }) => row);
    return rounding === undefined
      ? rows
      : [...rows, { op: OP.roundBill, d: this.builder.list(rows.map((_, row) => row)), rounding }];
  }

  private push(row: Row, { scope, id, kind }: Charge): void {
    this.done.push({ row, scope, charge: id, kind });
  }

  private rowsOf(charge: Charge): readonly Row[] {
    switch (charge.kind) {
      case 'per-day':
        return [
          {
            op: OP.line,
            a: this.days(charge, charge.flow),
            b: this.amount(charge.amount, charge.taxPercent),
          },
        ];
      case 'per-month':
        return [{ op: OP.line, a: this.atStart(charge), b: this.amount(charge.amount, charge.taxPercent) }];
      case 'per-year':
        return [{ op: OP.yearly, a: this.days(charge), b: this.amount(charge.amount, charge.taxPercent) }];
      case 'once': {
        const { contractMonth, eachYearOn: monthDay } = charge;
        const dates = datesOf(charge);
        const a = this.builder.measure(
          monthDay === undefined
            ? { kind: 'once', dates, contractMonth }
            : { kind: 'each-year', dates, monthDay },
        );
        return [{ op: OP.line, a, b: this.amount(charge.amount, charge.taxPercent) }];
      }
      case 'per-kwh':
        return this.energy.energyRows(charge);
      case 'per-kw':
        return [this.energy.demandRow(charge)];
      case 'credit-if':
      case 'fee-if':
        return [this.conditionRow(charge)];
      case 'percent-of':
        return [
          {
            op: OP.percent,
            a: this.atStart(charge),
            b: this.builder.price(new Exact(charge.percent).div(100)),
            c: this.percentBounds(charge),
            d: this.builder.list(this.selected(charge.of)),
          },
        ];
      case 'minimum-bill':
        return [
          {
            op: charge.per === 'year' ? OP.yearMinimum : OP.minimum,
            a: this.atStart(charge),
            b: this.amount(charge.amount, charge.taxPercent),
            c: charge.per === 'day' ? this.days(charge) : -1,
            d: this.builder.list(this.selected(charge.of)),
          },
        ];
    }
  }

  private percentBounds(charge: Extract<Charge, { kind: 'percent-of' }>): number {
    if (charge.atLeast === undefined && charge.atMost === undefined) return -1;
    const { leastMicros, mostMicros } = percentBounds(charge, charge.rounding ?? this.tariff.rounding);
    return this.builder.tiers([
      { bound: leastMicros, price: 0 },
      { bound: mostMicros, price: 0 },
    ]);
  }

  private conditionRow(charge: Extract<Charge, { kind: 'credit-if' | 'fee-if' }>): Row {
    const { fromMilliWh, upToMilliWh } = usageBounds(charge.usage);
    const sign = charge.kind === 'credit-if' ? -1 : 1;
    return {
      op: OP.condition,
      a: this.builder.measure({ kind: 'energy', flow: charge.usage.flow, dates: {} }),
      b: this.builder.price(taxed(charge.amount, charge.taxPercent).times(MICROS).times(sign)),
      c: this.builder.tiers([
        { bound: fromMilliWh, price: 0 },
        { bound: upToMilliWh, price: 0 },
      ]),
      d: this.atStart(charge),
    };
  }

  private settle(): number {
    const rowsWith = (flows: readonly string[]): readonly number[] =>
      this.done.flatMap(({ kind, charge }, row) => {
        const of = this.charges.find(({ id }) => id === charge);
        return kind === 'per-kwh' &&
          of?.kind === 'per-kwh' &&
          flows.includes(of.flow) &&
          (of.flow === 'export' || of.netted !== false)
          ? [row]
          : [];
      });
    const plan = this.builder.exportPlan({
      rule: this.tariff.exportRule,
      rounding: this.tariff.rounding,
      energyRows: rowsWith(['import', 'controlledLoad']),
      exportRows: rowsWith(['export']),
      netted: this.energy.netted,
    });
    this.done.push({
      row: { op: OP.settle, d: plan },
      scope: 'bundled',
      charge: 'credit-carried',
      kind: 'credit-carried',
    });
    return plan;
  }

  private selected({ scopes, charges, kinds }: LineSelector): readonly number[] {
    return this.done.flatMap((each, row) =>
      (scopes === undefined || scopes.some((scope) => scope === each.scope)) &&
      (charges === undefined || charges.includes(each.charge)) &&
      (kinds === undefined || kinds.includes(each.kind))
        ? [row]
        : [],
    );
  }

  private days(dates: Dates, flow?: Flow): number {
    const due = flow === undefined ? {} : { flow };
    return this.builder.measure({ kind: 'days', dates: datesOf(dates), ...due });
  }

  private atStart(dates: Dates): number {
    return this.builder.measure({ kind: 'at-start', dates: datesOf(dates) });
  }

  private amount(amount: string, taxPercent: string | undefined): number {
    return this.builder.price(taxed(amount, taxPercent).times(MICROS));
  }
}
