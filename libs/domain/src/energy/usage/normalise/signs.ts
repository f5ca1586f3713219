import { negateEnergy } from '#domain/shared/units';
import type { GrowingColumns } from '../readings/columns.js';
import type { CollectedChannel, CollectedReadings } from '../readings/collected.js';
import type { ChannelKind } from '../readings/reading.js';

/**
 * Channels with their sign set right: an import that goes negative was net all along and stays net
 * until pricing; an export or generation written wholly in negatives is turned. Warns which.
 */
export function signedChannels(collected: CollectedReadings): readonly CollectedChannel[] {
  return collected.channels().map((channel) => {
    const { key, held, reads } = channel;
    const signs = signsOf(held);
    if (!signs.negative || key.channel === 'net') return channel;
    if (signs.positive || key.channel === 'import' || key.channel === 'controlledLoad') {
      collected.warn(
        'usage.negative-means-net',
        `Some readings are negative: they are power sent to the grid. ${nameOf(key.channel)} is read as net (used minus sent).`,
        signs.row,
      );
      return { key: { ...key, channel: 'net' }, held, reads };
    }
    collected.warn(
      'usage.negative-turned',
      `${nameOf(key.channel)} is written as negative numbers; they were turned positive.`,
      signs.row,
    );
    return { key, held: turned(held) };
  });
}

function nameOf(channel: ChannelKind): string {
  switch (channel) {
    case 'import':
      return 'The use';
    case 'export':
      return 'The export';
    case 'generation':
      return 'The generation';
    case 'controlledLoad':
      return 'The controlled load';
    case 'net':
      return 'The net';
  }
}

function signsOf(held: GrowingColumns): {
  readonly negative: boolean;
  readonly positive: boolean;
  readonly row: number;
} {
  const { energyMilliWh, restE20Kwh, sourceRow, length } = held.columns();
  let row = 0;
  let positive = false;
  for (let at = 0; at < length; at += 1) {
    const sign = (energyMilliWh[at] ?? 0) === 0 ? (restE20Kwh?.[at] ?? 0) : (energyMilliWh[at] ?? 0);
    if (sign > 0) positive = true;
    if (sign < 0 && row === 0) row = Math.max(sourceRow[at] ?? 0, 1);
  }
  return { negative: row > 0, positive, row };
}

function turned(held: GrowingColumns): GrowingColumns {
  for (let at = 0; at < held.length; at += 1) held.setEnergy(at, negateEnergy(held.energyAt(at)));
  return held;
}
