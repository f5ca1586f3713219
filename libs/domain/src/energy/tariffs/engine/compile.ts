import { DomainError } from '#domain/shared/domain-error';
import type { Charge, LineSelector, PerKwCharge, PerKwhCharge } from '../charge.js';
import { usageBounds } from '../conditions.js';
import { Exact, milliOf, taxed } from '../exact.js';
import { keepsCredit } from '../export-credit.js';
import { ladderOf, poolNameOf } from '../ladder.js';
import type { TierLadder } from '../price.js';
import { pricedCharges } from '../pricing-options.js';
import type { PricingOptions } from '../pricing-options.js';
import { datesOf, selectionOf } from '../reduction/measure.js';
import type { BlockPool, Dates, Measure } from '../reduction/measure.js';
import { scheduleSpans } from '../reduction/schedule-spans.js';
import type { Tariff } from '../tariff.js';
import { CatalogueBuilder } from './builder.js';
import type { Row } from './builder.js';
import { BOUND_UNITS, OP } from './program.js';
import type { CompiledCatalogue, NettedMeasure } from './program.js';

const MICROS = 1_000_000;

/** Options that change what is compiled; the contract's start belongs to the reduction. */
export type CompileOptions = Pick<PricingOptions, 'conditionalDiscounts'>;

/**
 * Compiles tariffs once, for any number of homes. A tariff that cannot be priced becomes a failure
 * of its own and stops no other. Order is kept.
 */
export function compileCatalogue(
  tariffs: readonly Tariff[],
  options: CompileOptions = {},
): CompiledCatalogue {
  const builder = new CatalogueBuilder();
  const pools = new Map<string, BlockPool>();
  for (const tariff of tariffs) {
    try {
      const rows = new PlanCompiler(builder, pools, tariff, pricedCharges(tariff, options)).rows();
      builder.plan(rows, tariff.rounding);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      builder.failed(error, tariff.rounding);
    }
  }
  return builder.catalogue();
}

/** A row with what selectors ask about it. */
interface Described {
  readonly row: Row;
  readonly scope: string;
  readonly charge: string;
  readonly kind: string;
}

/** Turns one tariff's charges into rows, in the order in which the reference path writes lines. */
class PlanCompiler {
  private readonly done: Described[] = [];
  private readonly nets: boolean;
  private readonly netted: NettedMeasure[] = [];
  private readonly surplusOf = new Map<string, number>();

  constructor(
    private readonly builder: CatalogueBuilder,
    private readonly pools: Map<string, BlockPool>,
    private readonly tariff: Tariff,
    private readonly charges: readonly Charge[],
  ) {
    const rule = tariff.exportRule.kind;
    this.nets = rule === 'kwh-rollover' || rule === 'dollar-credit';
    if (this.nets) this.netImports();
  }

  rows(): readonly Row[] {
    const lastEnergy = this.charges.findLastIndex(({ kind }) => kind === 'per-kwh');
    let exportPlan = -1;
    this.charges.forEach((charge, index) => {
      for (const row of this.rowsOf(charge)) this.push(row, charge);
      if (index === lastEnergy && keepsCredit(this.tariff.exportRule)) exportPlan = this.settle();
    });
    if (exportPlan >= 0)
      this.done.push({
        row: { op: OP.paid, d: exportPlan },
        scope: 'bundled',
        charge: 'credit-paid',
        kind: 'credit-paid',
      });
    return this.done.map(({ row }) => row);
  }

  private push(row: Row, { scope, id, kind }: Charge): void {
    this.done.push({ row, scope, charge: id, kind });
  }

  private rowsOf(charge: Charge): readonly Row[] {
    switch (charge.kind) {
      case 'per-day':
        return [{ op: OP.line, a: this.days(charge), b: this.amount(charge.amount, charge.taxPercent) }];
      case 'per-month':
        return [{ op: OP.line, a: this.atStart(charge), b: this.amount(charge.amount, charge.taxPercent) }];
      case 'per-year':
        return [{ op: OP.yearly, a: this.days(charge), b: this.amount(charge.amount, charge.taxPercent) }];
      case 'once': {
        const a = this.builder.measure({
          kind: 'once',
          dates: datesOf(charge),
          contractMonth: charge.contractMonth,
        });
        return [{ op: OP.line, a, b: this.amount(charge.amount, charge.taxPercent) }];
      }
      case 'per-kwh':
        return this.energyRows(charge);
      case 'per-kw':
        return [this.demandRow(charge)];
      case 'credit-if':
      case 'fee-if': {
        const { fromMilliWh, upToMilliWh } = usageBounds(charge.usage);
        const sign = charge.kind === 'credit-if' ? -1 : 1;
        return [
          {
            op: OP.condition,
            a: this.builder.measure({ kind: 'energy', flow: charge.usage.flow, dates: {} }),
            b: this.builder.price(taxed(charge.amount, charge.taxPercent).times(MICROS).times(sign)),
            c: this.builder.tiers([
              { bound: fromMilliWh, price: 0 },
              { bound: upToMilliWh, price: 0 },
            ]),
            d: this.atStart(charge),
          },
        ];
      }
      case 'percent-of':
        return [
          {
            op: OP.percent,
            a: this.atStart(charge),
            b: this.builder.price(new Exact(charge.percent).div(100)),
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

  private energyRows(charge: PerKwhCharge): readonly Row[] {
    const ladder = ladderOf(charge.price);
    if (ladder === undefined) return [{ op: OP.micros, a: this.seriesMicros(charge) }];
    const tiers = ladder.tiers.map(({ price }) => this.builder.price(taxed(price, charge.taxPercent)));
    const [only] = tiers;
    if (tiers.length === 1 && only !== undefined)
      return [{ op: OP.line, a: this.energyMeasure(charge), b: only }];
    if (ladder.reset === 'cycle' && ladder.scope !== 'pooled-chronological')
      return [
        {
          op: OP.ladder,
          a: this.energyMeasure(charge),
          b: this.tierRows(ladder, tiers),
          c: tiers.length,
          d: this.builder.list(this.poolOf(charge).map((each) => this.energyMeasure(each))),
          boundUnit: BOUND_UNITS.indexOf(ladder.boundUnit),
        },
      ];
    const members = this.poolOf(charge);
    const pool = this.blockPool(members);
    const member = members.indexOf(charge);
    return tiers.map((price, tier) => ({
      op: OP.line,
      a: this.builder.measure(
        { kind: 'blocks', pool: pool.pool, member, tier },
        `blocks ${member} ${tier} ${pool.key}`,
      ),
      b: price,
    }));
  }

  private demandRow(charge: PerKwCharge): Row {
    const window = charge.windowMinutes === undefined ? {} : { windowMinutes: charge.windowMinutes };
    const a = this.builder.measure({ kind: 'peak', ...selectionOf(charge, this.tariff.zone), ...window });
    const days = charge.per === 'day' ? this.days(charge) : -1;
    if (charge.price.type === 'constant') {
      const b = this.builder.price(taxed(charge.price.price, charge.taxPercent));
      return days < 0 ? { op: OP.line, a, b } : { op: OP.product, a, b, d: days };
    }
    const prices = charge.price.tiers.map(({ price }) => this.builder.price(taxed(price, charge.taxPercent)));
    return {
      op: OP.demandLadder,
      a,
      b: this.tierRows(charge.price, prices),
      c: prices.length,
      d: days,
      boundUnit: BOUND_UNITS.indexOf(charge.price.boundUnit),
    };
  }

  private tierRows({ tiers, boundUnit }: TierLadder, prices: readonly number[]): number {
    const inHours = boundUnit === 'per-kw' || boundUnit === 'per-kw-day';
    return this.builder.tiers(
      tiers.map(({ upTo }, at) => ({
        bound: upTo === null ? Number.POSITIVE_INFINITY : inHours ? Number(upTo) : milliOf(upTo),
        price: prices[at] ?? 0,
      })),
    );
  }

  /** Charges that fill the same blocks as this one, itself among them. */
  private poolOf(charge: PerKwhCharge): readonly PerKwhCharge[] {
    const name = poolNameOf(charge);
    if (name === undefined) return [charge];
    return this.charges.filter(
      (each): each is PerKwhCharge => each.kind === 'per-kwh' && poolNameOf(each) === name,
    );
  }

  private blockPool(members: readonly PerKwhCharge[]): { readonly pool: BlockPool; readonly key: string } {
    if (this.nets)
      throw new DomainError(
        'tariffs.net-metering-blocks',
        `Charge "${members[0]?.id ?? ''}" has blocks that do not start again each billing cycle; net metering is only defined for those that do.`,
      );
    const bare = members.map((charge) => bareCharge(charge, this.tariff.zone));
    const key = JSON.stringify([this.tariff.zone, bare]);
    let pool = this.pools.get(key);
    if (pool === undefined) {
      pool = { members: bare, ...(this.tariff.zone === undefined ? {} : { zone: this.tariff.zone }) };
      this.pools.set(key, pool);
    }
    return { pool, key };
  }

  private seriesMicros(charge: PerKwhCharge): number {
    const { zone, rounding } = this.tariff;
    return this.builder.measure({
      kind: 'series-micros',
      charge,
      rounding,
      ...(zone === undefined ? {} : { zone }),
    });
  }

  /** The energy that a charge is paid for: as metered, or net of exports. */
  private energyMeasure(charge: PerKwhCharge): number {
    if (this.nets) {
      if (charge.flow === 'import')
        return this.netted.find((each) => each.charge === charge)?.useMeasure ?? 0;
      if (charge.nets !== undefined) return this.surplusOf.get(charge.nets) ?? this.builder.scratchMeasure(0);
    }
    return this.builder.measure({ kind: 'energy', ...this.checked(charge) });
  }

  private netImports(): void {
    const dollars = this.tariff.exportRule.kind === 'dollar-credit';
    for (const charge of this.charges) {
      if (charge.kind !== 'per-kwh' || charge.flow !== 'import' || charge.price.type === 'series') continue;
      const at = 1 + this.netted.length * 2;
      const importMeasure = this.builder.measure({ kind: 'energy', ...this.checked(charge) });
      const exportMeasure = this.builder.measure({
        kind: 'energy',
        ...selectionOf(charge, this.tariff.zone, 'export'),
      });
      const useMeasure = this.builder.scratchMeasure(at);
      const surplusMeasure = this.builder.scratchMeasure(at + 1);
      this.netted.push({ charge, importMeasure, exportMeasure, useMeasure, surplusMeasure });
      if (dollars) this.surplusOf.set(charge.id, surplusMeasure);
    }
  }

  /** A selection whose holidays are known to exist. */
  private checked(charge: PerKwhCharge): ReturnType<typeof selectionOf> {
    scheduleSpans(charge.schedule);
    return selectionOf(charge, this.tariff.zone);
  }

  private settle(): number {
    const rowsWith = (flows: readonly string[]): readonly number[] =>
      this.done.flatMap(({ kind, charge }, row) => {
        const of = this.charges.find(({ id }) => id === charge);
        return kind === 'per-kwh' && of?.kind === 'per-kwh' && flows.includes(of.flow) ? [row] : [];
      });
    const plan = this.builder.exportPlan({
      rule: this.tariff.exportRule,
      energyRows: rowsWith(['import', 'controlledLoad']),
      exportRows: rowsWith(['export']),
      netted: this.netted,
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

  private days(dates: Dates): number {
    return this.builder.measure({ kind: 'days', dates: datesOf(dates) });
  }

  private atStart(dates: Dates): number {
    return this.builder.measure({ kind: 'at-start', dates: datesOf(dates) });
  }

  private amount(amount: string, taxPercent: string | undefined): number {
    return this.builder.price(taxed(amount, taxPercent).times(MICROS));
  }
}

/** A charge without names and prices: what its blocks depend on. */
function bareCharge(charge: PerKwhCharge, zone: string | undefined): PerKwhCharge {
  const { price } = charge;
  const { schedule, ...selection } = selectionOf(charge, zone);
  const bare: TierLadder | undefined =
    price.type === 'tiers'
      ? { ...price, tiers: price.tiers.map(({ upTo }) => ({ upTo, price: '0' })) }
      : undefined;
  const clock = charge.schedule?.zone;
  return {
    id: 'measured',
    label: 'Measured',
    scope: 'bundled',
    kind: 'per-kwh',
    flow: selection.flow,
    ...selection.dates,
    ...(schedule === undefined
      ? {}
      : { schedule: { ...schedule, ...(clock === undefined ? {} : { zone: clock }) } }),
    price: bare ?? price,
  };
}

/** Kinds of measure that a compiled catalogue asks of a home, for reports. */
export type MeasureKind = Measure['kind'];
