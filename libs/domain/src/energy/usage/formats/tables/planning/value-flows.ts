import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { METER_COLUMN } from '../words/column-words.js';
import { flowOf } from '../words/flow-words.js';
import type { Flow } from '../words/flow-words.js';
import type { LeftColumn, SumCheck, ValueColumn } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import type { Candidate } from './candidate.js';
import { onceEach } from './once-each.js';

/** What the numbers of a table are, or between which columns a person must choose. */
export interface FoundValues {
  readonly values: readonly ValueColumn[];
  readonly left: readonly LeftColumn[];
  readonly checks: readonly SumCheck[];
  /** Set where the values are not sure: what to ask and between which columns. */
  readonly open: { readonly code: string; readonly columns: readonly number[] } | undefined;
}

/** Gives each column its channel; where two say the same, sums must prove which is the whole. */
export function withFlows(
  sample: SampleColumns,
  chosen: readonly Candidate[],
  left: readonly LeftColumn[],
): FoundValues {
  const asked = (code: string, columns: readonly Candidate[]): FoundValues => ({
    ...{ values: [], left, checks: [] },
    open: { code, columns: columns.map(({ column }) => column) },
  });
  const isMeters = isSettled(sample, chosen, left) || areRegisters(sample, chosen);
  const flows = sortedByFlow(isMeters ? chosen.map(madeAsSold) : chosen);
  const unclear = unclearFlows(flows);
  if (unclear !== undefined) return asked('which-flow', unclear);
  const values: ValueColumn[] = [];
  const checks: SumCheck[] = [];
  const lefts = [...left, ...flows.left];
  for (const [channel, group] of flows.groups) {
    const once = onceEach(sample, group);
    if (once === undefined) return asked('which-whole', group);
    values.push(...once.read.map((one) => valueOf(one, channel)));
    lefts.push(...once.left);
    checks.push(...once.checks);
  }
  const has = (channel: ChannelKind): boolean => values.some((value) => value.channel === channel);
  if (has('net') && has('import') !== has('export')) return asked('which-flow', chosen);
  const isTwice = ({ channel }: ValueColumn): boolean => channel === 'net' && has('import');
  lefts.push(...values.filter(isTwice).map(({ column }) => ({ column, why: 'net of what is read' })));
  const read = values.filter((value) => !isTwice(value));
  if (read.length === 0)
    return flows.inner.length > 0 ? asked('which-flow', flows.inner) : asked('no-value', []);
  return { values: read, left: lefts, checks, open: undefined };
}

const EARNS = /profit|revenue|earning|vergoeding|vergutung/;

/**
 * Whether money stands beside what was made and beside what was used, and nothing else says what was sold: a
 * supplier settles both by the meter, and what a roof made for the house itself passes no meter of his.
 */
function isSettled(
  sample: SampleColumns,
  chosen: readonly Candidate[],
  left: readonly LeftColumn[],
): boolean {
  const isBeside = chosen.every(({ flow }) => flow === 'generation' || flow === 'consumption');
  const money = left.filter(({ why }) => why === 'money');
  const paid = money.map(({ column }) => flowOf(sample.header[column] ?? '')?.flow);
  const earns = money.some(({ column }) => sample.named(column, EARNS));
  return isBeside && (earns || paid.includes('generation')) && (earns || paid.includes('consumption'));
}

/** Whether a column names the meter whose registers these are: it counts what went out through it, no roof. */
function areRegisters(sample: SampleColumns, chosen: readonly Candidate[]): boolean {
  const flows = chosen.map(({ flow }) => flow);
  return (
    sample.find(METER_COLUMN) >= 0 &&
    flows.includes('consumption') &&
    flows.every((flow) => flow === 'consumption' || flow === 'generation' || flow === 'net')
  );
}

function madeAsSold(one: Candidate): Candidate {
  return one.flow === 'generation' ? { ...one, flow: 'export' } : one;
}

interface FlowGroups {
  readonly sold: readonly Candidate[];
  readonly bought: readonly Candidate[];
  readonly made: readonly Candidate[];
  readonly plain: readonly Candidate[];
  readonly houses: readonly Candidate[];
  readonly consumed: readonly Candidate[];
  readonly inner: readonly Candidate[];
  readonly net: readonly Candidate[];
  readonly groups: readonly (readonly [ChannelKind, readonly Candidate[]])[];
  readonly left: readonly LeftColumn[];
}

/** What the home used is what it bought where nothing else is; beside it a name that says nothing may be anything. */
function sortedByFlow(chosen: readonly Candidate[]): FlowGroups {
  const of = (...flows: readonly (Flow | undefined)[]): readonly Candidate[] =>
    chosen.filter(({ flow }) => flows.includes(flow));
  const bought = of('import');
  const plain = of(undefined);
  const consumed = of('consumption', 'house', 'electric');
  const imports = bought.length > 0 ? bought : consumed.length > 0 ? consumed : plain;
  const unnamed = imports === plain ? [] : plain;
  const spare = imports === bought ? consumed : [];
  return {
    ...{
      bought,
      plain,
      consumed,
      sold: of('export'),
      made: of('generation'),
      inner: of('inner'),
      net: of('net'),
    },
    houses: consumed.filter(({ flow }) => flow !== 'electric'),
    groups: [
      ['import', [...imports, ...unnamed]],
      ['export', of('export')],
      ['net', of('net')],
      ['generation', of('generation')],
      ['controlledLoad', of('controlledLoad')],
    ],
    left: [
      ...spare.map(({ column }) => ({ column, why: 'use of the house' })),
      ...of('inner').map(({ column }) => ({ column, why: 'inside the house' })),
    ],
  };
}

/** Columns that could be bought or not: words of one side alone, or the use of a house that also makes energy. */
function unclearFlows(flows: FlowGroups): readonly Candidate[] | undefined {
  const { sold, bought, made, plain, houses, consumed, inner, net } = flows;
  const isAlone = bought.length + consumed.length + plain.length + net.length === 0;
  if (isAlone && sold.length > 0 && sold.every(({ weak }) => weak)) return sold;
  if (bought.length + plain.length > 0 || houses.length === 0) return undefined;
  // Used, made and sold without what was bought: the use is not the meter's.
  if (made.length > 0 && sold.length > 0) return houses;
  const onlyHouse = houses.every(({ flow }) => flow === 'house');
  return onlyHouse && inner.length + made.length > 0 ? houses : undefined;
}

function valueOf({ column, flow, unit, part, register }: Candidate, channel: ChannelKind): ValueColumn {
  const says = flow !== undefined && flow !== 'electric' && flow !== 'consumption';
  return { column, channel, says, unit, register: register ? 'named' : 'unsaid', part };
}
