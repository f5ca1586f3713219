import type { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge, PerKwCharge, PerKwhCharge } from '../model/charge.js';
import { milliOf, taxed } from '../exact.js';
import { blocksOverPeriods, isNetted, netsEnergy, seriesNetted } from '../export-credit.js';
import { isPlainlyBounded, ladderOf, poolNameOf, priceOverTime } from '../ladder.js';
import type { StepPrice, TierLadder } from '../model/price.js';
import { isSeasonal } from '../calendar/held-days.js';
import { datesOf, selectionOf } from '../reduction/measure.js';
import type { BlockPool } from '../reduction/measure.js';
import { scheduleSpans } from '../reduction/schedule-spans.js';
import type { Tariff } from '../model/tariff.js';
import type { CatalogueBuilder, Row } from './builder.js';
import { BOUND_UNITS, OP } from './program.js';
import type { NettedMeasure } from './program.js';

const MICROS = 1_000_000;

/** Turns charges for energy and demand into rows over measures; knows what net metering takes off first. */
export class EnergyCompiler {
  /** Import charges whose exports are taken off before pricing. */
  readonly netted: NettedMeasure[] = [];
  private readonly nets: boolean;
  private readonly surplusOf = new Map<string, number>();

  constructor(
    private readonly builder: CatalogueBuilder,
    private readonly pools: Map<string, BlockPool>,
    private readonly tariff: Tariff,
    private readonly charges: readonly Charge[],
  ) {
    this.nets = netsEnergy(tariff.exportRule);
    if (this.nets) this.netImports();
  }

  energyRows(charge: PerKwhCharge): readonly Row[] {
    const ladder = ladderOf(charge.price);
    if (priceOverTime(charge) !== undefined || ladder === undefined)
      return [{ op: OP.micros, a: this.seriesMicros(charge) }];
    const tiers = ladder.tiers.map(({ price }) => this.builder.price(taxed(price, charge.taxPercent)));
    const [only] = tiers;
    if (tiers.length === 1 && only !== undefined)
      return [{ op: OP.line, a: this.energyMeasure(charge), b: only }];
    if (this.tariff.exportRule.kind === 'period-netting') throw blocksOverPeriods(charge.id);
    if (ladder.reset === 'cycle' && ladder.scope !== 'pooled-chronological' && isPlainlyBounded(ladder))
      return [
        {
          op: OP.ladder,
          a: this.energyMeasure(charge),
          b: this.tierRows(ladder, tiers),
          c: tiers.length,
          d: this.builder.list(this.poolOf(charge).map((each) => this.energyMeasure(each))),
          boundUnit: BOUND_UNITS.findIndex((unit) => unit === ladder.boundUnit),
          held: this.heldMeasure(this.poolOf(charge)),
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

  demandRow(charge: PerKwCharge): Row {
    const window = charge.windowMinutes === undefined ? {} : { windowMinutes: charge.windowMinutes };
    const billed = charge.billedDemand === undefined ? {} : { billedDemand: charge.billedDemand };
    const selection = selectionOf(charge, this.tariff.zone);
    const which = {
      ...(charge.peaks === undefined ? {} : { peaks: charge.peaks }),
      ...(charge.weights === undefined ? {} : { weights: charge.weights }),
    };
    const a = this.builder.measure({ kind: 'peak', ...selection, ...window, ...billed, ...which });
    if (charge.price.type === 'steps') return this.stepsRow(charge, charge.price, a);
    const days = charge.per === 'day' ? this.builder.measure({ kind: 'days', dates: datesOf(charge) }) : -1;
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

  /** Amounts in whole micros for one cycle or day of a step. */
  private stepsRow(charge: PerKwCharge, { steps }: z.infer<typeof StepPrice>, a: number): Row {
    const dates = datesOf(charge);
    const rows = steps.map(({ upTo, amount }) => ({
      bound: upTo === null ? Number.POSITIVE_INFINITY : milliOf(upTo),
      price: this.builder.price(taxed(amount, charge.taxPercent).times(MICROS)),
    }));
    const d = this.builder.measure({ kind: charge.per === 'day' ? 'days' : 'at-start', dates });
    return { op: OP.steps, a, b: this.builder.tiers(rows), c: rows.length, d };
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

  /** The days for which the bounds of a pool hold, -1 when these are all. */
  private heldMeasure(members: readonly PerKwhCharge[]): number {
    if (!members.every(isSeasonal)) return -1;
    const bare = members.map((member) => {
      const { dates, schedule } = selectionOf(member, this.tariff.zone);
      return { ...dates, ...(schedule === undefined ? {} : { schedule }) };
    });
    return this.builder.measure({ kind: 'held', members: bare });
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
    const { zone } = this.tariff;
    const rounding = charge.rounding ?? this.tariff.rounding;
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
      if (isNetted(this.tariff.exportRule, charge))
        return this.netted.find((each) => each.charge === charge)?.useMeasure ?? 0;
      if (charge.nets !== undefined) return this.surplusOf.get(charge.nets) ?? this.builder.scratchMeasure(0);
    }
    return this.builder.measure({ kind: 'energy', ...this.checked(charge) });
  }

  private netImports(): void {
    const pricesSurplus = this.tariff.exportRule.kind !== 'kwh-rollover';
    for (const charge of this.charges) {
      if (charge.kind !== 'per-kwh' || !isNetted(this.tariff.exportRule, charge)) continue;
      if (priceOverTime(charge) !== undefined) throw seriesNetted(charge.id);
      const at = 1 + this.netted.length * 2;
      const importMeasure = this.builder.measure({ kind: 'energy', ...this.checked(charge) });
      const exportMeasure = this.builder.measure({
        kind: 'energy',
        ...selectionOf(charge, this.tariff.zone, 'export'),
      });
      const useMeasure = this.builder.scratchMeasure(at);
      const surplusMeasure = this.builder.scratchMeasure(at + 1);
      this.netted.push({ charge, importMeasure, exportMeasure, useMeasure, surplusMeasure });
      if (pricesSurplus) this.surplusOf.set(charge.id, surplusMeasure);
    }
  }

  /** A selection whose holidays are known to exist. */
  private checked(charge: PerKwhCharge): ReturnType<typeof selectionOf> {
    scheduleSpans(charge.schedule);
    return selectionOf(charge, this.tariff.zone);
  }
}

/** A charge without names and prices: what its blocks depend on. */
function bareCharge(charge: PerKwhCharge, zone: string | undefined): PerKwhCharge {
  const { price } = charge;
  const { schedule, ...selection } = selectionOf(charge, zone);
  const bare: TierLadder | undefined =
    price.type === 'tiers'
      ? { ...price, tiers: price.tiers.map((tier) => ({ ...tier, price: '0' })) }
      : undefined;
  const clock = charge.schedule?.zone;
  return {
    id: 'measured',
    label: 'Measured',
    scope: 'bundled',
    kind: 'per-kwh',
    flow: selection.flow,
    ...selection.dates,
    ...(selection.readings === undefined ? {} : { readings: selection.readings }),
    ...(schedule === undefined
      ? {}
      : { schedule: { ...schedule, ...(clock === undefined ? {} : { zone: clock }) } }),
    price: bare ?? price,
  };
}
