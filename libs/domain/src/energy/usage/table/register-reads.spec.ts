import { parseEnergy } from '#domain/shared/units';
import { CollectedReadings } from '../readings/collected.js';
import type { ChannelKey } from '../formats/format.js';
import type { ReadingQuality } from '../readings/reading.js';
import { READING_QUALITIES } from '../readings/reading.js';
import { RegisterReads } from './register-reads.js';

const KEY: ChannelKey = { servicePoint: 'a', channel: 'import', register: 'T1' };
const DAY_S = 86_400;

/** Reads of one register, day by day unless told, and what lies between them. */
function between(
  ...reads: readonly { readonly day: number; readonly kwh: string; readonly quality?: ReadingQuality }[]
) {
  const registers = new RegisterReads();
  const sink = new CollectedReadings({ readings: 0 });
  for (const [index, { day, kwh, quality = 'actual' }] of reads.entries()) {
    const value = parseEnergy(kwh, 6);
    if (value === undefined) throw new Error(kwh);
    registers.add(KEY, { atUtc: day * DAY_S, value, quality, row: index + 1 });
  }
  registers.writeInto(sink);
  const columns = sink.channels()[0]?.held.columns();
  return {
    rows: Array.from(columns?.startUtc ?? [], (start, at) => [
      start / DAY_S,
      (columns?.durationS[at] ?? 0) / DAY_S,
      columns?.energyMilliWh[at],
      READING_QUALITIES[columns?.quality[at] ?? 0],
    ]),
    warnings: sink.warnings().map(({ code }) => code),
  };
}

describe('reads of a counting register', () => {
  it('give the energy between them, newest first or not', () => {
    const expected = [
      [1, 1, 1_500_000, 'actual'],
      [2, 2, 500_000, 'actual'],
    ];
    const reads = [
      { day: 1, kwh: '100' },
      { day: 2, kwh: '101.5' },
      { day: 4, kwh: '102' },
    ];
    expect(between(...reads).rows).toEqual(expected);
    expect(between(...reads.toReversed()).rows).toEqual(expected);
  });

  it('leave a gap where the register fell, never a spike', () => {
    const { rows, warnings } = between({ day: 1, kwh: '99999' }, { day: 2, kwh: '3' }, { day: 3, kwh: '5' });
    expect(rows).toEqual([[2, 1, 2_000_000, 'actual']]);
    expect(warnings).toEqual(['usage.register-reset']);
  });

  it('are as sure as the less sure of the two', () => {
    const { rows } = between(
      { day: 1, kwh: '1' },
      { day: 2, kwh: '2', quality: 'estimated' },
      { day: 3, kwh: '3' },
      { day: 4, kwh: '4' },
    );
    expect(rows.map(([, , , quality]) => quality)).toEqual(['estimated', 'estimated', 'actual']);
  });

  it('count once where two stand at one instant: the later row', () => {
    const { rows } = between({ day: 1, kwh: '1' }, { day: 2, kwh: '9' }, { day: 2, kwh: '2' });
    expect(rows).toEqual([[1, 1, 1_000_000, 'actual']]);
  });
});
