import { DomainError } from '#domain/shared/domain-error';
import { zoneOf } from '#domain/shared/zone';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import type {
  ChannelKey,
  FileHead,
  ParseContext,
  ParsedFile,
  ReadingSink,
  StatedTotal,
} from '#domain/energy/usage/formats/format';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { flowOf } from '../words/flow-words.js';
import { exponentOf, finishChannel, scaleChannel, stepChannel } from './finish-channel.js';
import type { FinishedChannel, SteppedChannel } from './finish-channel.js';
import { channelOfFlow } from './label-flows.js';
import { nameOf, quotedNames } from '../planning/plan.js';
import type { OpenQuestion, TablePlan, ValueColumn } from '../planning/plan.js';
import type { RawRows } from './raw-rows.js';
import { readTableRows } from './read-table-rows.js';
import { standInZone } from './repeated-hour-zone.js';
import { groupSeries } from './series-groups.js';
import { unitDoubt } from './unit-doubt.js';

/** What reading by a plan needs beside the text. */
export interface PlanReading {
  readonly sink: ReadingSink;
  readonly context: ParseContext;
  readonly head: FileHead;
}

/** Reads a text by its plan; what only the whole file shows may still be a question. */
export async function readByPlan(
  text: AsyncIterable<string>,
  plan: TablePlan,
  reading: PlanReading,
): Promise<ParsedFile | OpenQuestion> {
  try {
    const raw = await readTableRows(text, plan, reading.sink);
    return putRows(raw, plan, reading);
  } catch (error) {
    const open = error instanceof DomainError ? laterQuestion(error, plan) : undefined;
    if (open === undefined) throw error;
    return open;
  }
}

/** The question that rows far below the head leave open; undefined for a refusal. */
function laterQuestion({ code, message, details }: DomainError, plan: TablePlan): OpenQuestion | undefined {
  if (code === 'usage.ambiguous-dates')
    return {
      code: 'date-order',
      question: `${message.replace(/ Write them.*$/, '')} In which order are they?`,
      plans: [
        { ...plan, order: 'dmy' },
        { ...plan, order: 'mdy' },
      ],
    };
  if (code !== 'usage.unsure-decimals') return undefined;
  const asComma = details['comma'] === true;
  return {
    code: 'decimals',
    question: message,
    plans: [asComma, !asComma].map((decimalComma) => ({ ...plan, decimalComma, markOpen: false })),
  };
}

function putRows(
  raw: RawRows,
  plan: TablePlan,
  { sink, context, head }: PlanReading,
): ParsedFile | OpenQuestion {
  const broken = raw.checks.find((check) => !check.holds);
  if (broken !== undefined) return brokenSum(plan, [broken.check.whole, ...broken.check.parts]);
  const resolve = (held: number): number => raw.clock.resolve(held);
  const groups = groupSeries([...raw.series.values()], {
    plan,
    sink,
    sheet: sheetChannel(head.name, plan),
    resolve,
  });
  if ('plans' in groups) return groups;
  tellLeftOut(plan, raw, sink);
  const zoned = raw.clock.zoned === true;
  const given = context.mapping?.zone ?? context.zone ?? plan.clock.zone;
  const stepZone = zoneOf(given ?? 'UTC');
  const first = {
    ...{ sink, zone: stepZone, resolve },
    faceAt: (seconds: number) =>
      !zoned ? seconds : given === undefined ? seconds + raw.clock.eastS : stepZone.localAt(seconds),
    utcAt: (seconds: number) => seconds,
  };
  const stepped = groups.map((group) => stepChannel(group, plan, first));
  const unsure = stepped.find(({ proof }) => proof === 'unsure');
  const isBeside = stepped.some(({ proof }) => proof === 'register');
  if (unsure !== undefined && !isBeside) return registerOrUse(plan, unsure.group.value);
  const zoneName = given ?? (zoned ? 'UTC' : standInZone(stepped));
  const zone = zoneOf(zoneName);
  const clock = { ...first, zone, utcAt: (seconds: number) => (zoned ? seconds : zone.earlier(seconds)) };
  const local = new LocalReadings();
  const finished = stepped.map((channel) => finishChannel(proven(channel, isBeside), clock));
  const exponent = exponentOf(finished, sink);
  const doubt = unitDoubt(plan, finished);
  if (doubt !== undefined) return doubt;
  for (const channel of finished) {
    const key = boughtKey(channel, finished);
    const reads = scaleChannel(channel, exponent);
    if (reads !== undefined) sink.reads(key, reads);
    if (zoned) sink.channel(key).take(channel.held);
    else local.take(key, channel.held, channel.labelledEnd);
  }
  local.placeInto(sink, zone);
  const zoneFrom = given === undefined ? 'assumed' : given === plan.clock.zone ? 'file' : 'given';
  return { zone: zoneName, zoneFrom, statedTotals: statedTotals(raw, stepped) };
}

/** A net that never went below nothing, and stands alone, is what was bought. */
function boughtKey({ key, held }: FinishedChannel, all: readonly FinishedChannel[]): ChannelKey {
  if (key.channel !== 'net' || all.length > 1) return key;
  for (let at = 0; at < held.length; at += 1) if (held.energyAt(at).milliWh < 0) return key;
  return { ...key, channel: 'import' };
}

/** A counter that stood still has no steps to prove itself; the one beside it does. */
function proven(channel: SteppedChannel, isBeside: boolean): SteppedChannel {
  if (channel.proof === 'register-by-level') return { ...channel, proof: 'register' };
  const counts = channel.proof === 'unsure' || channel.proof === 'never-falls';
  return isBeside && counts ? { ...channel, proof: 'register' } : channel;
}

/**
 * What the name of a workbook's sheet says, for values that say nothing themselves. Where a column names
 * the meter, "generation" is the register of what went out through it.
 */
function sheetChannel(name: string, { meter }: TablePlan): ChannelKind | undefined {
  const word = flowOf(/\(([^()]*)\)$/.exec(name)?.[1] ?? '');
  const channel =
    word === undefined
      ? undefined
      : channelOfFlow(word.flow, { isDirection: meter >= 0, besideImport: false });
  return channel === 'left' ? undefined : channel;
}

/** Totals that the file prints below its rows, where one series stands for the column. */
function statedTotals({ others }: RawRows, stepped: readonly SteppedChannel[]): readonly StatedTotal[] {
  return others.totals.flatMap(({ row, values }) =>
    stepped.flatMap(({ group: { key, value }, proof }) => {
      const kwh = values.get(value.column);
      const alone = stepped.filter(({ group }) => group.value.column === value.column).length === 1;
      const isKwh = typeof value.unit === 'object' && value.unit.exponent === 6 && !value.unit.power;
      return kwh === undefined || !alone || !isKwh || proof === 'register' ? [] : [{ key, kwh, row }];
    }),
  );
}

function tellLeftOut({ left, header }: TablePlan, { otherService }: RawRows, sink: ReadingSink): void {
  const energy = left.filter(({ why }) =>
    /inside|house|net of|another service|reactive|day by day/.test(why),
  );
  if (energy.length > 0)
    sink.warn(
      'usage.columns-left-out',
      `Not read, because they are not what the meter bought or sold: ${energy
        .slice(0, 6)
        .map(({ column, why }) => `"${nameOf(header, column)}" (${why})`)
        .join(', ')}.`,
    );
  if (otherService > 0)
    sink.warn(
      'usage.rows-left-out',
      `${String(otherService)} rows of gas, water or another unit were left out; only electricity was read.`,
    );
}

function brokenSum(plan: TablePlan, columns: readonly number[]): OpenQuestion {
  const [whole = 0, ...parts] = columns;
  const base = plan.values.find(({ column }) => column === whole);
  const others = parts.map((column) => ({
    ...base,
    column,
    channel: base?.channel ?? 'import',
    part: plan.header[column] ?? '',
  }));
  return {
    code: 'which-whole',
    question: `${quotedNames(plan.header, [whole])} is not the sum of ${quotedNames(plan.header, parts)} in every row. Which is what you bought?`,
    plans: [
      { ...plan, checks: [] },
      {
        ...plan,
        checks: [],
        values: [
          ...plan.values.filter(({ column }) => column !== whole),
          ...others.map((one): ValueColumn => ({
            ...one,
            says: true,
            unit: base?.unit ?? 'none',
            register: 'unsaid',
          })),
        ],
      },
    ],
  };
}

function registerOrUse(plan: TablePlan, value: ValueColumn): OpenQuestion {
  const as = (register: 'yes' | 'no'): TablePlan => ({
    ...plan,
    values: plan.values.map((one) => (one.column === value.column ? { ...one, register } : one)),
  });
  return {
    code: 'register-or-use',
    question: `The values of ${quotedNames(plan.header, [value.column])} only rise. Are they running meter readings, or the use in each interval?`,
    plans: [as('yes'), as('no')],
  };
}
