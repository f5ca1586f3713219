import { plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { refuseGasMetres } from '../octopus/gas.js';

const HALF_HOUR_S = 1800;
const DAY_S = 86_400;
const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };

interface Labelled {
  readonly labelUtc: number;
  readonly energy: Energy | undefined;
  readonly row: number;
}

/**
 * n3rgy's CSV: `timestamp (UTC),energyConsumption (kWh)`. Whether the stamp is the start or the end
 * of the half hour is told from the file: an end-stamped one begins at 00:30 and ends at 00:00.
 */
export const n3rgy: UsageFormat = {
  id: 'n3rgy',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 3).some((line) => isHeader(line.split(',')))
      ? 'certain'
      : 'no',
  parse: readN3rgy,
};

async function readN3rgy(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const held: Labelled[] = [];
  await readTable<true>(input, sink, {
    delimiter: ',',
    header: (cells) => {
      if (!isHeader(cells)) return undefined;
      refuseGasMetres(cells);
      return true;
    },
    row: (cells, _columns, row) => {
      const text = (cells[0] ?? '').trim();
      const stamp = parseIsoStamp(text);
      if (stamp === undefined) throw badStamp(row, text, '2024-07-15 00:30');
      const value = plainNumber(cells[1] ?? '', false).trim();
      const energy = value === '' ? undefined : parseEnergy(value, 6);
      if (energy === undefined && value !== '') throw badNumber(row, value);
      held.push({ labelUtc: stamp.seconds, energy, row });
    },
  });
  const labels = held.map(({ labelUtc }) => labelUtc);
  const durationS = usualStep(labels, HALF_HOUR_S);
  const backS = isEndStamped(labels, durationS) ? durationS : 0;
  const put = into(sink);
  for (const { labelUtc, energy, row } of held) {
    const quality = energy === undefined ? 'missing' : 'actual';
    putFlow(
      KEY,
      { startUtc: labelUtc - backS, durationS, energy: energy ?? NO_ENERGY, quality, row },
      put,
      sink,
    );
  }
  return { zone: context.zone ?? 'Europe/London', zoneFrom: context.zone === undefined ? 'format' : 'given' };
}

/** The earliest label stands one step after midnight and the latest on it. */
function isEndStamped(labels: readonly number[], stepS: number): boolean {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const label of labels) {
    first = Math.min(first, label);
    last = Math.max(last, label);
  }
  return stepS < DAY_S && first % DAY_S === stepS && last % DAY_S === 0;
}

function isHeader(cells: readonly string[]): boolean {
  return (
    plainName(cells[0] ?? '') === 'timestamp (utc)' &&
    /^energyconsumption \((kwh|m3|m³)\)$/.test(plainName(cells[1] ?? ''))
  );
}
