import { subtractEnergy } from '#domain/shared/units';
import type { ChannelKey, ChannelSink, ReadingSink, RegisterValue } from '../formats/format.js';
import type { ReadingQuality } from '../readings/reading.js';
import { isNegative } from './flow.js';

/** What a counting register stood at, and how that is known. */
export interface RegisterRead extends RegisterValue {
  readonly quality: ReadingQuality;
}

/**
 * Reads of registers that only count up, turned into the energy between them. A register that
 * falls was reset, replaced or rolled over: what it counted in between is unknown, so a gap is
 * left (`usage.register-reset`), never a spike.
 */
export class RegisterReads {
  private readonly registers = new Map<
    string,
    { readonly key: ChannelKey; readonly reads: RegisterRead[] }
  >();

  add(key: ChannelKey, read: RegisterRead): void {
    const name = [key.servicePoint, key.channel, key.register, key.meter].join('\n');
    let register = this.registers.get(name);
    if (register === undefined) {
      register = { key, reads: [] };
      this.registers.set(name, register);
    }
    register.reads.push(read);
  }

  writeInto(sink: ReadingSink): void {
    for (const { key, reads } of this.registers.values()) writeRegister(key, reads, sink);
    this.registers.clear();
  }
}

function writeRegister(key: ChannelKey, reads: readonly RegisterRead[], sink: ReadingSink): void {
  let channel: ChannelSink | undefined;
  let before: RegisterRead | undefined;
  const ordered = inOrder(reads);
  for (const read of ordered) {
    if (before !== undefined) {
      const energy = subtractEnergy(read.value, before.value);
      if (isNegative(energy)) {
        sink.warn(
          'usage.register-reset',
          'A meter register reads lower than before: it was reset or replaced. The energy in between is unknown and was left as a gap.',
          read.row,
        );
      } else {
        channel ??= sink.channel(key);
        channel.add({
          startUtc: before.atUtc,
          durationS: read.atUtc - before.atUtc,
          energy,
          quality: worse(before.quality, read.quality),
          row: read.row,
        });
      }
    }
    before = read;
  }
  const [first] = ordered;
  if (channel !== undefined && first !== undefined && before !== undefined)
    sink.reads(key, { first, last: before });
}

/** By time; of two reads of one instant the later row stays. */
function inOrder(reads: readonly RegisterRead[]): readonly RegisterRead[] {
  const sorted = [...reads].sort((a, b) => a.atUtc - b.atUtc || a.row - b.row);
  return sorted.filter((read, index) => sorted[index + 1]?.atUtc !== read.atUtc);
}

function worse(before: ReadingQuality, now: ReadingQuality): ReadingQuality {
  return before === 'estimated' || before === 'substituted' ? before : now;
}
