import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import type { Energy } from '#domain/shared/units';
import { addEnergy, NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { isZone, zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import { isNegative } from '#domain/energy/usage/table/flow';
import { MeanPower } from '#domain/energy/usage/table/mean-power';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

type Unit = 'kWh' | 'kW';

interface Panel {
  readonly name: string;
  readonly unit: Unit;
  /** Columns of the two or three mains. */
  readonly mains: readonly number[];
}

interface EmporiaColumns {
  readonly zone: string;
  readonly panels: readonly Panel[];
}

interface PanelRow {
  readonly startLocal: number;
  readonly texts: readonly string[];
  readonly row: number;
}

const HOUR_S = 3600;

/**
 * Emporia Vue export: `Time Bucket (America/New_York),Panel-Mains_A (kWhs),Panel-Mains_B (kWhs),…`,
 * month first, START. A panel's total is the sum of its mains; circuits are parts of it. `(kWatts)`
 * files hold mean power. With solar the mains go below zero: then the panel stays net.
 */
export const emporia: UsageFormat = {
  id: 'emporia',
  sniff: (head) =>
    head.kind === 'text' && /^\W?time bucket \(/i.test(head.lines[0] ?? '') ? 'certain' : 'no',
  parse: readEmporia,
};

async function readEmporia(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const held = new Map<string, { readonly panel: Panel; readonly rows: PanelRow[] }>();
  let zone = '';
  await readTable<EmporiaColumns>(input, sink, {
    delimiter: ',',
    header: columns,
    row: (cells, at, row) => {
      zone = at.zone;
      const text = plainCell(cells[0] ?? '');
      const startLocal = parseDayTime(text, /^\d{4}/.test(text) ? 'ymd' : 'mdy');
      if (startLocal === undefined) throw badStamp(row, text, '03/13/2026 10:00:00');
      for (const panel of at.panels) {
        const known = held.get(panel.name) ?? { panel, rows: [] };
        held.set(panel.name, known);
        const texts = panel.mains.map((column) => plainNumber(cells[column] ?? '', false).trim());
        for (const value of texts) {
          if (!isAbsent(value) && parseEnergy(value, 6) === undefined) throw badNumber(row, value);
        }
        known.rows.push({ startLocal, texts, row });
      }
    },
  });
  const zoneName = isZone(zone) && zone !== '' ? zone : (context.zone ?? 'UTC');
  for (const { panel, rows } of held.values()) writePanel(panel, rows, { sink, zone: zoneName });
  return {
    zone: zoneName,
    zoneFrom: zoneName === zone ? 'file' : context.zone === undefined ? 'assumed' : 'given',
  };
}

function writePanel(
  panel: Panel,
  rows: readonly PanelRow[],
  { sink, zone }: { readonly sink: ReadingSink; readonly zone: string },
): void {
  const durationS = usualStep(
    rows.map(({ startLocal }) => startLocal),
    HOUR_S,
  );
  const power = new MeanPower(6);
  const energyOf = (text: string): Energy | undefined =>
    panel.unit === 'kWh' ? parseEnergy(text, 6) : power.energy(text, durationS);
  const energies = rows.map(({ texts }) => totalOf(texts, energyOf));
  const net = energies.some((energy) => energy !== undefined && isNegative(energy));
  const key: ChannelKey = { servicePoint: panel.name, channel: net ? 'net' : 'import', register: '' };
  const local = new LocalReadings();
  rows.forEach(({ startLocal, row }, index) => {
    const energy = energies[index];
    const quality = energy === undefined ? 'missing' : 'actual';
    local.add(key, { startLocal, durationS, energy: energy ?? NO_ENERGY, quality, row });
  });
  local.placeInto(sink, zoneOf(zone));
}

/** Sum of the mains that are there; undefined when none has a value. */
function totalOf(
  texts: readonly string[],
  energyOf: (text: string) => Energy | undefined,
): Energy | undefined {
  let total: Energy | undefined;
  for (const text of texts) {
    if (isAbsent(text)) continue;
    const energy = energyOf(text);
    if (energy !== undefined) total = addEnergy(total ?? NO_ENERGY, energy);
  }
  return total;
}

function isAbsent(text: string): boolean {
  return text === '' || /^no ?ct$/i.test(text) || /^n\/?a$/i.test(text);
}

function columns(cells: readonly string[]): EmporiaColumns | undefined {
  const names = cells.map(plainName);
  if (columnOf(names.slice(0, 1), /^time bucket/) < 0) return undefined;
  const zone = /\(([^)]+)\)/.exec(cells[0] ?? '')?.[1] ?? '';
  const panels = new Map<string, { readonly unit: Unit; readonly mains: number[] }>();
  cells.forEach((cell, column) => {
    const found = /^(.*?)-?mains(?:_[abc])? \((kwhs?|kwatts?|kw)\)$/i.exec(plainCell(cell));
    if (found === null) return;
    const name = found[1] ?? '';
    const panel = panels.get(name) ?? { unit: /^kwh/i.test(found[2] ?? '') ? 'kWh' : 'kW', mains: [] };
    panel.mains.push(column);
    panels.set(name, panel);
  });
  if (panels.size === 0) {
    throw new DomainError(
      'usage.no-energy',
      'The Emporia export has no mains in kWh or kW (such as "Panel-Mains_A (kWhs)"). Export energy, with the mains included.',
    );
  }
  return { zone, panels: [...panels].map(([name, panel]) => ({ name, ...panel })) };
}
