import { DomainError } from '#domain/shared/domain-error';
import type { ReadingSink } from '#domain/energy/usage/formats/format';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { PART } from '../words/column-words.js';
import { plainWords } from '../words/plain-words.js';
import { channelOfLabels, labelColumns } from './label-flows.js';
import type { LabelColumn } from './label-flows.js';
import type { OpenQuestion, TablePlan, ValueColumn } from '../planning/plan.js';
import { quotedNames } from '../planning/plan.js';
import type { RawSeries } from './raw-rows.js';
import { overlap, totalAmong } from './series-overlap.js';
import type { SeriesGroup } from './series-overlap.js';

interface Sorted {
  readonly series: RawSeries;
  readonly channel: ChannelKind;
  readonly register: string;
}

/** How labels are judged. */
export interface GroupContext {
  readonly plan: TablePlan;
  readonly sink: ReadingSink;
  /** What the name of a workbook's sheet says of values that say nothing themselves. */
  readonly sheet: ChannelKind | undefined;
  /** Seconds of a held label. */
  readonly resolve: (held: number) => number;
}

/** More labels than this part no series that a person could tell. */
const MOST_PARTS = 12;
/** Channels that labels may be read as. */
const MOST_CHOICES = 6;

/**
 * Gives every series its channel. Labels that no two rows of an instant tell apart are descriptions;
 * others must say a flow, a part, or stand beside their total; else it is a question.
 */
export function groupSeries(
  all: readonly RawSeries[],
  context: GroupContext,
): readonly SeriesGroup[] | OpenQuestion {
  const { plan, sink, sheet } = context;
  const counted = all.filter(({ unit, held }) => unit !== 'other' && held.length > 0);
  const series = counted.filter((one) => !isBlankBeside(one, counted));
  const columns = labelColumns(plan, series);
  const flows = columns.filter(({ kind }) => kind === 'flow');
  const sorted: Sorted[] = [];
  let left = 0;
  for (const one of series) {
    const chosen = chosenLabel(one, plan);
    const channel =
      chosen ??
      channelOfLabels(one, plan, flows) ??
      (one.value.says ? undefined : sheet) ??
      one.value.channel;
    if (channel === 'left') left += one.held.length;
    else sorted.push({ series: one, channel: combined(one.value, channel), register: one.value.part });
  }
  if (sorted.length === 0 && all.length > 0) throw onlyOthers();
  if (left > 0)
    sink.warn(
      'usage.rows-left-out',
      `${String(left)} rows of gas, reactive energy or flows inside the house were left out; they cross no electricity meter.`,
    );
  const groups: SeriesGroup[] = [];
  for (const members of byKey(sorted)) {
    const split = splitGroup(members, columns, context);
    if ('plans' in split) return split;
    groups.push(...split);
  }
  return groups;
}

/** Rows of one label that are blank in a column which other labels fill: the column is not theirs. */
function isBlankBeside({ value, held }: RawSeries, all: readonly RawSeries[]): boolean {
  const isBlank = (columns: RawSeries['held']): boolean => {
    for (let at = 0; at < columns.length; at += 1) if (!columns.isMissing(at)) return false;
    return true;
  };
  const others = all.filter((other) => other.value.column === value.column);
  return others.length > 1 && isBlank(held) && others.some((other) => !isBlank(other.held));
}

function chosenLabel(
  { labels }: RawSeries,
  { labelChannels, labels: columns }: TablePlan,
): ChannelKind | 'left' | undefined {
  if (labelChannels === undefined) return undefined;
  return labelChannels.channels[labels[columns.indexOf(labelChannels.column)] ?? ''] ?? 'left';
}

/** A column that says its flow keeps it where its labels say nothing against it. */
function combined(value: ValueColumn, label: ChannelKind): ChannelKind {
  return value.says && value.channel !== 'import' ? value.channel : label;
}

function byKey(sorted: readonly Sorted[]): readonly (readonly Sorted[])[] {
  const groups = new Map<string, Sorted[]>();
  for (const one of sorted) {
    const name = JSON.stringify([one.series.meter, one.channel, one.register, one.series.unit]);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}

function splitGroup(
  members: readonly Sorted[],
  columns: readonly LabelColumn[],
  context: GroupContext,
): readonly SeriesGroup[] | OpenQuestion {
  const [first] = members;
  if (first === undefined) return [];
  const all = members.map(({ series }) => series);
  if (members.length === 1 || !overlap(all, context.resolve)) return [groupOf(first, all, first.register)];
  const parting = columns.filter(({ at }) => new Set(all.map(({ labels }) => labels[at])).size > 1);
  const ranked = [...parting].sort((a, b) => Number(a.kind === 'describes') - Number(b.kind === 'describes'));
  for (const column of ranked) {
    const parts = partsBy(members, column);
    if (parts.length > MOST_PARTS) continue;
    if (
      parts.some((part) =>
        overlap(
          part.map(({ series }) => series),
          context.resolve,
        ),
      )
    )
      continue;
    return meaningOf(parts, column, context);
  }
  return [groupOf(first, all, first.register)];
}

function partsBy(members: readonly Sorted[], { at }: LabelColumn): readonly (readonly Sorted[])[] {
  const parts = new Map<string, Sorted[]>();
  for (const one of members) {
    const label = one.series.labels[at] ?? '';
    parts.set(label, [...(parts.get(label) ?? []), one]);
  }
  return [...parts.values()];
}

/** What series side by side are: parts of a whole by their words, a total and its parts by their sums, else a question. */
function meaningOf(
  parts: readonly (readonly Sorted[])[],
  column: LabelColumn,
  { plan, resolve }: GroupContext,
): readonly SeriesGroup[] | OpenQuestion {
  const labelOf = (part: readonly Sorted[]): string => part[0]?.series.labels[column.at] ?? '';
  const groups = parts.flatMap((part) => {
    const [first] = part;
    return first === undefined
      ? []
      : [
          groupOf(
            first,
            part.map(({ series }) => series),
            labelOf(part).trim(),
          ),
        ];
  });
  const total = totalAmong(groups, resolve);
  if (total !== undefined) return [{ ...total, key: { ...total.key, register: '' } }];
  const words = parts.map((part) => plainWords(labelOf(part)));
  if (words.every((word) => PART.test(word)) || words.every((word) => /(?:^|:)1\.8\.[1-9]/.test(word)))
    return groups;
  const labels = likeliestFirst(parts).map(labelOf);
  return {
    code: 'which-series',
    question: `At each time there are several rows, told apart by ${quotedNames(plan.header, [column.column])}: ${labels
      .slice(0, MOST_CHOICES)
      .map((label) => `"${label.slice(0, 40)}"`)
      .join(', ')}. Which is the electricity that you bought?`,
    plans: labels.slice(0, MOST_CHOICES).map((label) => ({
      ...plan,
      labelChannels: {
        column: column.column,
        channels: Object.fromEntries(
          labels.map((other) => [other, other === label ? ('import' as const) : ('left' as const)]),
        ),
      },
    })),
  };
}

/** Names of a whole. */
const MAIN = /\b(?:mains?|grid|total|whole|house|home|net[sz]|gesamt|haus|totaal|general)\b/;

/** The whole by its name, then what counts most. */
function likeliestFirst(parts: readonly (readonly Sorted[])[]): readonly (readonly Sorted[])[] {
  const ranked = parts.map((part) => ({
    part,
    isMain: part.some(({ series }) => series.labels.some((label) => MAIN.test(plainWords(label)))),
    kwh: part.reduce((sum, { series: { held } }) => {
      let own = 0;
      for (let at = 0; at < held.length; at += 1) own += held.energyAt(at).milliWh;
      return sum + own;
    }, 0),
  }));
  return ranked.sort((a, b) => Number(b.isMain) - Number(a.isMain) || b.kwh - a.kwh).map(({ part }) => part);
}

function groupOf({ series, channel }: Sorted, members: readonly RawSeries[], register: string): SeriesGroup {
  return { key: { servicePoint: series.meter, channel, register }, value: series.value, members };
}

function onlyOthers(): DomainError {
  return new DomainError(
    'usage.gas',
    'The table counts gas, water or something else instead of electricity in kWh. Choose the electric service and download its usage.',
  );
}
