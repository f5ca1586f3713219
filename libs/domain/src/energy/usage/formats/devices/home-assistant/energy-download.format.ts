import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import type { Energy } from '#domain/shared/units';
import { addEnergy, NO_ENERGY, parseEnergy } from '#domain/shared/units';
import type { Zone } from '#domain/shared/zone';
import { zoneOf } from '#domain/shared/zone';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';

/** Hours of a year and more as columns. */
const WIDEST_ROW = 40_000;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** One table: files joined end to end hold several. */
interface Block {
  /** Instants at which the columns start. */
  readonly at: readonly number[];
  readonly kinds: Map<ChannelKind, Kind>;
}

/** What the sources of one kind add up to, column by column. */
interface Kind {
  readonly sums: (Energy | undefined)[];
  readonly row: number;
}

/**
 * The energy dashboard's download: `entity_id,type,unit,` and a column for each hour, day or month
 * (UTC starts). Sources of one kind are added; costs, devices, batteries and calculated rows are
 * not the grid's meter and stay out.
 */
export const homeAssistantEnergy: UsageFormat = {
  id: 'home-assistant-energy',
  // The head may end in the middle of a very wide first row: its first columns tell.
  sniff: (head) =>
    head.kind === 'text' && starts((head.lines[0] ?? '').split(',').slice(0, 40)) !== undefined
      ? 'certain'
      : 'no',
  parse: readDownload,
};

async function readDownload(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const blocks: Block[] = [];
  await readTable<Block>(input, sink, {
    delimiter: ',',
    rowCells: WIDEST_ROW,
    header: (cells) => {
      const at = starts(cells);
      if (at === undefined) return undefined;
      const block = { at, kinds: new Map<ChannelKind, Kind>() };
      blocks.push(block);
      return block;
    },
    row: (cells, block, row) => {
      addSource(cells, block, { row, sink });
    },
  });
  if (!blocks.some(({ kinds }) => kinds.has('import') || kinds.has('export'))) {
    throw new DomainError(
      'usage.no-energy',
      'The download has no grid_consumption or grid_return row. Add the grid meter to the energy dashboard, then download again.',
    );
  }
  for (const block of blocks) writeBlock(block, zoneOf(context.zone ?? 'UTC'), sink);
  return context.zone === undefined
    ? { zone: 'UTC', zoneFrom: 'assumed' }
    : { zone: context.zone, zoneFrom: 'given' };
}

function addSource(
  cells: readonly string[],
  { at, kinds }: Block,
  { row, sink }: { readonly row: number; readonly sink: ReadingSink },
): void {
  const channel = channelOf(plainName(cells[1] ?? ''));
  if (channel === undefined) return;
  const unit = plainCell(cells[2] ?? '');
  const exponent = energyExponent(unit);
  if (exponent === undefined) {
    sink.warn(
      'usage.register-ignored',
      `"${plainCell(cells[0] ?? '')}" is in ${unit}, which is not energy; it was left out.`,
      row,
    );
    return;
  }
  const kind = kinds.get(channel) ?? { sums: at.map(() => undefined), row };
  kinds.set(channel, kind);
  at.forEach((_start, index) => {
    const text = plainNumber(cells[index + 3] ?? '', false).trim();
    if (text === '') return;
    const energy = parseEnergy(text, exponent);
    if (energy === undefined) throw badNumber(row, text);
    kind.sums[index] = addEnergy(kind.sums[index] ?? NO_ENERGY, energy);
  });
}

function writeBlock({ at, kinds }: Block, zone: Zone, sink: ReadingSink): void {
  const put = into(sink);
  const lastS = lastLength(at, zone);
  for (const [channel, { sums, row }] of kinds) {
    at.forEach((startUtc, index) => {
      const energy = sums[index];
      const quality = energy === undefined ? 'missing' : 'actual';
      const reading = {
        startUtc,
        durationS: (at[index + 1] ?? startUtc + lastS) - startUtc,
        energy: energy ?? NO_ENERGY,
        quality,
        row,
      } as const;
      putFlow({ servicePoint: '', channel, register: '' }, reading, put, sink);
    });
  }
}

/** The last column is as long as usual; a day or a month lasts to the next local midnight. */
function lastLength(at: readonly number[], zone: Zone): number {
  const usualS = usualStep(at, HOUR_S);
  const startUtc = at.at(-1) ?? 0;
  const local = zone.localAt(startUtc);
  if (usualS < DAY_S - HOUR_S || local % DAY_S !== 0) return usualS;
  const days = usualS < 2 * DAY_S ? 1 : usualS >= 28 * DAY_S ? daysOfMonth(local) : usualS / DAY_S;
  return zone.earlier(local + days * DAY_S) - startUtc;
}

function daysOfMonth(local: number): number {
  const date = new Date(local * 1000);
  return (Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - date.getTime()) / (DAY_S * 1000);
}

function channelOf(type: string): ChannelKind | undefined {
  switch (type) {
    case 'grid_consumption':
      return 'import';
    case 'grid_return':
      return 'export';
    case 'solar_production':
      return 'generation';
    default:
      return undefined;
  }
}

/** Instants of the columns after `entity_id,type,unit`; undefined for any other row. */
function starts(cells: readonly string[]): readonly number[] | undefined {
  if (plainName(cells[0] ?? '') !== 'entity_id' || plainName(cells[1] ?? '') !== 'type') return undefined;
  const stamps = cells.slice(3).map((cell) => parseIsoStamp(plainCell(cell)));
  const instants = stamps.flatMap((stamp) => (stamp?.zoned === true ? [stamp.seconds] : []));
  const rising = instants.every((instant, index) => index === 0 || instant > (instants[index - 1] ?? 0));
  return instants.length > 0 && instants.length === stamps.length && rising ? instants : undefined;
}
