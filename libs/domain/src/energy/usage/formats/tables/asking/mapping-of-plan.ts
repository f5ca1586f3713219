import type { ColumnUnit, UnitWord } from '../cells/units.js';
import type { TablePlan } from '../planning/plan.js';
import type { ColumnRole, TableMapping } from './mapping.js';

type Unit = NonNullable<TableMapping['columns'][number]['unit']>;

/** Units that a mapping may name. */
export const MAPPED_UNITS: Readonly<Record<Unit, ColumnUnit>> = {
  kWh: { exponent: 6, power: false },
  Wh: { exponent: 3, power: false },
  MWh: { exponent: 9, power: false },
  kW: { exponent: 6, power: true },
  W: { exponent: 3, power: true },
  MW: { exponent: 9, power: true },
};

/** A plan as the document that a person confirms. */
export function mappingOf(plan: TablePlan): TableMapping {
  const { clock, unit, meter, multiplier, labels, values, wide } = plan;
  const roles = new Map<number, ColumnRole>();
  const set = (column: number, role: ColumnRole): void => {
    if (column >= 0) roles.set(column, role);
  };
  for (const column of labels) set(column, 'label');
  set(unit, 'unit');
  set(meter, 'meter');
  set(multiplier, 'multiplier');
  set(clock.stamp, 'start');
  set(clock.time, 'time');
  set(clock.end, 'end');
  set(clock.endTime, 'endTime');
  set(clock.offset, 'offset');
  for (const { column } of wide?.slots ?? values) set(column, 'value');
  return {
    columns: plan.header.map((name, column) => {
      const value =
        values.find((one) => one.column === column) ?? (wide === undefined ? undefined : values[0]);
      const role = roles.get(column) ?? 'left';
      if (role !== 'value' || value === undefined) return { name: name.slice(0, 200), role };
      const named = unitName(value.unit);
      return {
        ...{ name: name.slice(0, 200), role, channel: value.channel },
        ...(named === undefined ? {} : { unit: named }),
        ...(value.part === '' ? {} : { part: value.part }),
        ...(value.register === 'yes' || value.register === 'no' ? { register: value.register } : {}),
      };
    }),
    decimals: plan.decimalComma ? 'comma' : 'point',
    ...(plan.order === undefined ? {} : { dateOrder: plan.order }),
    ...(plan.labelChannels === undefined
      ? {}
      : { labels: { column: plan.labelChannels.column, channels: { ...plan.labelChannels.channels } } }),
  };
}

function unitName(unit: UnitWord): Unit | undefined {
  if (typeof unit !== 'object') return undefined;
  const found = Object.entries(MAPPED_UNITS).find(
    ([, one]) => one.exponent === unit.exponent && one.power === unit.power,
  );
  // The keys of the table above are its units.
  return found?.[0] as Unit | undefined;
}
