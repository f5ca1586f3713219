import { DomainError } from '#domain/shared/domain-error';
import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import type { Energy } from '#domain/shared/units';
import { localText, zoneOf } from '#domain/shared/zone';
import type { FileHead, ParseContext } from '#domain/energy/usage/formats/format';
import { CollectedReadings } from '#domain/energy/usage/readings/collected';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { readByPlan } from '../generic-csv/read-by-plan.js';
import type { TablePlan } from '../planning/plan.js';

/** What one day would count, by channel. */
export interface PreviewDay {
  readonly day: string;
  readonly channel: ChannelKind;
  /** Decimal text. */
  readonly kwh: string;
  readonly readings: number;
}

const MOST_DAYS = 3;

/** The first days of a table as a plan reads them, from the head of the file alone. */
export async function previewOf(
  head: FileHead,
  plan: TablePlan,
  context: ParseContext,
): Promise<{ readonly days: readonly PreviewDay[]; readonly problem: string | undefined }> {
  const sink = new CollectedReadings({ readings: 0 });
  try {
    const parsed = await readByPlan(linesOf(head), plan, { sink, context, head });
    if ('plans' in parsed) return { days: [], problem: parsed.question };
    return { days: daysOf(sink, parsed.zone), problem: undefined };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { days: [], problem: error.message };
  }
}

async function* linesOf({ lines }: FileHead): AsyncIterable<string> {
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  yield await Promise.resolve(`${whole.join('\n')}\n`);
}

function daysOf(sink: CollectedReadings, zoneName: string): readonly PreviewDay[] {
  const zone = zoneOf(zoneName);
  const days = new Map<string, { energy: Energy; readings: number }>();
  for (const { key, held } of sink.channels()) {
    for (const { startUtc, energy, quality } of held.readings()) {
      if (quality === 'missing') continue;
      const name = `${localText(zone.localAt(startUtc)).slice(0, 10)} ${key.channel}`;
      const day = days.get(name) ?? { energy: NO_ENERGY, readings: 0 };
      days.set(name, { energy: addEnergy(day.energy, energy), readings: day.readings + 1 });
    }
  }
  const dates = [...new Set([...days.keys()].map((name) => name.slice(0, 10)))].sort().slice(0, MOST_DAYS);
  return [...days]
    .filter(([name]) => dates.includes(name.slice(0, 10)))
    .map(([name, { energy, readings }]) => ({
      day: name.slice(0, 10),
      // The name was made of a day and a channel.
      channel: name.slice(11) as ChannelKind,
      kwh: kwhText(energy),
      readings,
    }));
}
