import { DomainError } from '#domain/shared/domain-error';
import type { PerKwhCharge } from '../model/charge.js';
import { takerOf } from '../calendar/rollover.js';
import { settlesIn } from '../calendar/true-up.js';
import { blocksOverPeriods, isNetted } from '../export-credit.js';
import { PeriodNet } from '../period-net.js';
import type { Metered } from './meter.js';
import { netsExports } from './meter.js';
import type { Setting } from './setting.js';
import type { TierPool } from './tier-pool.js';

/** An import charge in the pool in which it is a member. */
interface NettedCharge {
  readonly index: number;
  readonly charge: PerKwhCharge;
  readonly pool: TierPool;
  readonly member: number;
}

/**
 * Takes exports off imports, charge by charge and cycle by cycle, and leaves the net in the pools;
 * surpluses are carried on as kWh or handed to the export charges that price them.
 * Throws `tariffs.net-metering-blocks` when blocks do not start again each cycle.
 */
export function applyNetMetering(setting: Setting, metered: Metered): void {
  if (!netsExports(setting)) return;
  const netted = nettedCharges(setting, metered);
  const uses = new Map(netted.map((each) => [each.index, setting.cycles.map(() => 0)]));
  const surpluses = new Map(netted.map((each) => [each.index, setting.cycles.map(() => 0)]));
  const { exportRule } = setting;
  if (exportRule.kind === 'period-netting')
    for (const each of netted) {
      const net = new PeriodNet(exportRule);
      const imported = each.pool.byCycle(each.member);
      setting.cycles.forEach((cycle, at) => {
        const exported = metered.exportedDuring.get(each.index)?.[at] ?? 0;
        const { use, surplus } = net.add(cycle, imported[at] ?? 0, exported);
        write(uses, each.index, at, use);
        write(surpluses, each.index, at, surplus);
      });
    }
  else carryOn(setting, metered, netted, { uses, surpluses });
  for (const pool of metered.pools)
    pool.replace(
      pool.members.map(({ charge }) => uses.get(charge) ?? kept(setting, pool, charge, surpluses)),
    );
}

interface NetTables {
  readonly uses: ReadonlyMap<number, number[]>;
  readonly surpluses: ReadonlyMap<number, number[]>;
}

/** Nets cycle by cycle; a surplus that rolls over counts as exported in the next. */
function carryOn(
  setting: Setting,
  metered: Metered,
  netted: readonly NettedCharge[],
  { uses, surpluses }: NetTables,
): void {
  const carried = new Map<number, number>();
  setting.cycles.forEach((cycle, at) => {
    for (const each of netted) {
      const exported = metered.exportedDuring.get(each.index)?.[at] ?? 0;
      const net = (each.pool.byCycle(each.member)[at] ?? 0) - exported - (carried.get(each.index) ?? 0);
      write(uses, each.index, at, Math.max(net, 0));
      write(surpluses, each.index, at, Math.max(-net, 0));
    }
    carried.clear();
    const next = setting.cycles[at + 1];
    const rule = setting.exportRule;
    if (rule.kind !== 'kwh-rollover' || next === undefined || settlesIn(cycle, rule.trueUpMonth)) return;
    for (const each of netted) {
      const surplus = surpluses.get(each.index)?.[at] ?? 0;
      const target =
        surplus === 0
          ? undefined
          : netted[
              takerOf(
                netted.map(({ charge }) => charge),
                each.charge,
                { cycle, next },
              )
            ];
      if (target !== undefined) carried.set(target.index, (carried.get(target.index) ?? 0) + surplus);
    }
  });
}

function write(table: ReadonlyMap<number, number[]>, index: number, cycle: number, milliWh: number): void {
  const row = table.get(index);
  if (row !== undefined) row[cycle] = milliWh;
}

/** Energy of a charge that is not netted itself: the surplus it prices, or what the meter counted. */
function kept(
  setting: Setting,
  pool: TierPool,
  index: number,
  surpluses: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const charge = setting.charges[index];
  if (charge?.kind === 'per-kwh' && charge.nets !== undefined) {
    const source = setting.charges.findIndex(({ id }) => id === charge.nets);
    if (setting.exportRule.kind === 'kwh-rollover') return setting.cycles.map(() => 0);
    return surpluses.get(source) ?? setting.cycles.map(() => 0);
  }
  return pool.byCycle(pool.members.findIndex((member) => member.charge === index));
}

function nettedCharges(setting: Setting, metered: Metered): readonly NettedCharge[] {
  return metered.pools.flatMap((pool) =>
    pool.members.flatMap(({ charge: index, ladder }, member) => {
      const charge = setting.charges[index];
      if (ladder.reset !== 'cycle' || ladder.scope === 'pooled-chronological')
        throw new DomainError(
          'tariffs.net-metering-blocks',
          `Charge "${charge?.id ?? ''}" has blocks that do not start again each billing cycle; net metering is only defined for those that do.`,
        );
      if (setting.exportRule.kind === 'period-netting' && ladder.tiers.length > 1)
        throw blocksOverPeriods(charge?.id ?? '');
      return charge?.kind === 'per-kwh' && isNetted(setting.exportRule, charge)
        ? [{ index, charge, pool, member }]
        : [];
    }),
  );
}
