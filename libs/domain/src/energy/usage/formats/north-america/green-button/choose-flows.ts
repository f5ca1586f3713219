import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import type { ReadingSink } from '#domain/energy/usage/formats/format';
import type { GreenButtonFeed } from './feed.js';
import type { JoinedBlock } from './join.js';
import type { Flow, Measured } from './unit.js';

/** A block of electric energy and whose it is. */
export interface EnergyBlock extends JoinedBlock {
  readonly measured: Extract<Measured, { readonly is: 'energy' }>;
  readonly servicePoint: string;
}

/** How far forward less reverse may be from net before it is said: a share of forward. */
const NET_TOLERANCE = 0.01;

/** The channel of a flow; total counts as import where nothing better is there. */
export function channelOf(flow: Flow): ChannelKind {
  return flow === 'total' ? 'import' : flow;
}

/**
 * Leaves out what would count the same energy twice at one usage point: net and total beside
 * forward (net is checked against forward less reverse), reverse beside net alone, registers
 * beside intervals.
 */
export function chooseFlows(
  blocks: readonly EnergyBlock[],
  feed: GreenButtonFeed,
  sink: ReadingSink,
): readonly EnergyBlock[] {
  const points = new Map<string, EnergyBlock[]>();
  for (const block of blocks) {
    const known = points.get(block.servicePoint);
    if (known === undefined) points.set(block.servicePoint, [block]);
    else known.push(block);
  }
  return [...points.values()].flatMap((ofPoint) =>
    choosePoint(withoutRegisters(ofPoint.map((block) => trueRegister(block, feed, sink))), feed, sink),
  );
}

/** A register never runs back: values that fall as often as this are amounts of their interval, whatever the type says. */
const FALLS_OF_NO_REGISTER = 0.2;

function trueRegister(block: EnergyBlock, feed: GreenButtonFeed, sink: ReadingSink): EnergyBlock {
  if (!block.measured.cumulative) return block;
  const { energyMilliWh } = feed.readings.columns();
  const { from, to } = block.block;
  let falls = 0;
  for (let at = from + 1; at < to; at += 1)
    if ((energyMilliWh[at] ?? 0) < (energyMilliWh[at - 1] ?? 0)) falls += 1;
  if (falls <= (to - from - 1) * FALLS_OF_NO_REGISTER) return block;
  sink.warn(
    'usage.not-a-register',
    'The file calls some readings a running register, but they fall and rise; they were read as the use of each interval.',
    from + 1,
  );
  return { ...block, measured: { ...block.measured, cumulative: false } };
}

function choosePoint(
  blocks: readonly EnergyBlock[],
  feed: GreenButtonFeed,
  sink: ReadingSink,
): readonly EnergyBlock[] {
  const has = (flow: Flow): boolean => blocks.some(({ measured }) => measured.flow === flow);
  if (has('import')) {
    if (has('net')) checkNet(blocks, feed, sink);
    return blocks.filter(({ measured }) => measured.flow === 'import' || measured.flow === 'export');
  }
  if (has('net')) {
    if (has('export')) {
      sink.warn(
        'usage.export-within-net',
        'The file gives net and export; net already holds the export, so net alone was read.',
      );
    }
    return blocks.filter(({ measured }) => measured.flow === 'net');
  }
  return blocks;
}

function withoutRegisters(blocks: readonly EnergyBlock[]): readonly EnergyBlock[] {
  const ofIntervals = new Set(
    blocks.filter(({ measured }) => !measured.cumulative).map(({ measured }) => measured.flow),
  );
  return blocks.filter(({ measured }) => !measured.cumulative || !ofIntervals.has(measured.flow));
}

function checkNet(blocks: readonly EnergyBlock[], feed: GreenButtonFeed, sink: ReadingSink): void {
  const { energyMilliWh } = feed.readings.columns();
  const totalWh = (flow: Flow): number => {
    let sum = 0;
    for (const { block, measured } of blocks) {
      if (measured.flow !== flow) continue;
      for (let at = block.from; at < block.to; at += 1)
        sum += (energyMilliWh[at] ?? 0) * 10 ** (measured.exponent - 3);
    }
    return sum;
  };
  const forward = totalWh('import');
  const apart = Math.abs(forward - Math.abs(totalWh('export')) - totalWh('net'));
  if (apart > Math.max(Math.abs(forward) * NET_TOLERANCE, 10)) {
    sink.warn(
      'usage.net-differs',
      `Net is ${String(Math.round(apart))} Wh away from delivered less received. Delivered and received were read.`,
    );
  } else {
    sink.warn(
      'usage.net-agrees',
      'The file also gives net, which agrees with delivered less received; it was not counted again.',
    );
  }
}
