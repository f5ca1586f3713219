import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { METER_COLUMN, otherKind } from '../words/column-words.js';
import { flowOf } from '../words/flow-words.js';
import type { Flow } from '../words/flow-words.js';
import { describesOnly } from '../words/label-words.js';
import { plainWords } from '../words/plain-words.js';
import type { TablePlan } from '../planning/plan.js';
import type { RawSeries } from './raw-rows.js';

/** What the label columns of a table say, seen over the whole file. */
export interface LabelColumn {
  /** Its place among the plan's label columns. */
  readonly at: number;
  readonly column: number;
  readonly labels: readonly string[];
  /** `flow` where each label says which way energy went or that it is none, `describes` where it says how a value came to be. */
  readonly kind: 'flow' | 'describes' | 'unknown';
}

const MOST_WORDS = 4;
/** Columns of meter data that say which way: there "generation" is what went out. */
const DIRECTION = /con ?\/ ?gen|direction|flow|richting|richtung|register|channel/;

/** Sorts the columns whose labels vary, and constant ones that speak of a flow in few words. */
export function labelColumns(plan: TablePlan, series: readonly RawSeries[]): readonly LabelColumn[] {
  return plan.labels.flatMap((column, at): LabelColumn[] => {
    const labels = [...new Set(series.map((one) => one.labels[at] ?? ''))];
    const name = plainWords(plan.header[column] ?? '');
    const speaks = labels.every((label) => speaksOfFlow(label));
    if (labels.length === 1) {
      const [only = ''] = labels;
      const short = only.trim().split(/\s+/).length <= MOST_WORDS && !METER_COLUMN.test(name);
      const isWho = otherKind(name) === 'who' || otherKind(name) === 'quality';
      return speaks && short && !isWho ? [{ at, column, labels, kind: 'flow' }] : [];
    }
    const filled = labels.filter((label) => label.trim() !== '');
    if (filled.length > 0 && filled.every(speaksOfFlow)) return [{ at, column, labels, kind: 'flow' }];
    return [{ at, column, labels, kind: labels.every(describesOnly) ? 'describes' : 'unknown' }];
  });
}

/** The channel that labels give a series; `left` for what is no energy of the meter; undefined where they say nothing. */
export function channelOfLabels(
  series: RawSeries,
  plan: TablePlan,
  flows: readonly LabelColumn[],
): ChannelKind | 'left' | undefined {
  const words = flows.map(({ at, column }) => ({ word: flowOf(series.labels[at] ?? ''), column }));
  const [said] = words.filter(({ word }) => word !== undefined && word.flow !== 'electric');
  if (words.some(({ word }) => word?.flow === 'otherService' || word?.flow === 'reactive')) return 'left';
  if (said?.word === undefined) return undefined;
  const consumed = flows.some(({ labels }) => labels.some((label) => flowOf(label)?.flow === 'import'));
  return channelOfFlow(said.word.flow, {
    isDirection: DIRECTION.test(plainWords(plan.header[said.column] ?? '')),
    besideImport: consumed,
  });
}

/** The channel of a flow that a label or a sheet's name says. */
export function channelOfFlow(
  flow: Flow,
  { isDirection, besideImport }: { readonly isDirection: boolean; readonly besideImport: boolean },
): ChannelKind | 'left' | undefined {
  switch (flow) {
    case 'generation':
      return isDirection ? 'export' : 'generation';
    case 'consumption':
    case 'house':
      return besideImport ? 'left' : 'import';
    case 'electric':
      return undefined;
    case 'inner':
    case 'otherService':
    case 'reactive':
      return 'left';
    case 'import':
    case 'export':
    case 'net':
    case 'controlledLoad':
      return flow;
  }
}

function speaksOfFlow(label: string): boolean {
  return flowOf(label) !== undefined;
}
