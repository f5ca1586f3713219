import { SHAPES } from '#domain/energy/scoring/draws/load-shapes';
import type { Load } from '#domain/energy/tariffs/model/load';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import { localSeconds, zoneOf } from '#domain/shared/zone';
import { byHome } from './home-mean.js';
import type { MeteredHome } from './homes.js';
import { yearOf } from './homes.js';

const MONTHS = 12;
const STEP_MONTHS = 6;
const LEAST_MONTHS = 10;
const TENTH_Z = 1.2816;
const SHAPE_NAMES = ['evening', 'noon', 'weekend'];

/** How far a home's hours moved from the year made of them to the year that came, by shape. */
interface Moves {
  readonly home: string;
  readonly moves: readonly number[];
}

/** Prints how far the hours of metered homes, and of the same homes known by bills alone, move between years. */
export function printShapes(homes: readonly MeteredHome[]): void {
  const metered = homes.filter(({ series }) => (series.columns.durationS.at(0) ?? Infinity) <= 3600);
  const rows = [MONTHS, 6, 1].flatMap((months) => [
    rowOf(
      `metered, ${String(months)} months`,
      metered.flatMap((home) => movesOf(home, home, months)),
    ),
    rowOf(
      `bills, ${String(months)} months`,
      metered.flatMap((home) => movesOf(home, billed(home), months)),
    ),
  ]);
  console.table(rows);
}

function rowOf(known: string, all: readonly Moves[]): Readonly<Record<string, string>> {
  const homes = byHome(all);
  const size = (shape: number): string => {
    const weighed = all
      .map(({ home, moves }) => ({
        move: Math.abs(moves[shape] ?? 0),
        weight: 1 / (homes.get(home)?.length ?? 1),
      }))
      .sort((a, b) => a.move - b.move);
    let held = 0;
    const last = weighed.find(({ weight }) => (held += weight) >= 0.8 * homes.size);
    return ((last?.move ?? NaN) / TENTH_Z).toFixed(3);
  };
  return {
    known,
    homes: String(homes.size),
    ...Object.fromEntries(SHAPE_NAMES.map((name, at) => [name, size(at)])),
  };
}

function movesOf(home: MeteredHome, seen: MeteredHome, months: number): readonly Moves[] {
  const found: Moves[] = [];
  for (let cut = home.first + months + 1; cut + MONTHS <= home.last + 1; cut += STEP_MONTHS) {
    const coming = home.kwh.slice(cut - home.first, cut - home.first + MONTHS);
    if (coming.filter((kwh) => kwh !== undefined).length < LEAST_MONTHS) continue;
    const window = `${String(Math.floor(cut / MONTHS))}-${String((cut % MONTHS) + 1).padStart(2, '0')}`;
    const [known, came] = [yearOf(seen, cut - months, cut), yearOf(home, cut, cut + MONTHS, window)];
    if (known === undefined || came === undefined) continue;
    const moves = SHAPES.map((shape) => {
      const [before, after] = [momentsOf(known.load, shape), momentsOf(came.load, shape)];
      return (after.mean - before.mean) / (before.square - before.mean * after.mean);
    });
    found.push({ home: home.id, moves });
  }
  return found;
}

/** Mean and mean square of a shape over the energy of a year. */
function momentsOf(
  load: Load,
  shape: (localS: number) => number,
): { readonly mean: number; readonly square: number } {
  const zone = zoneOf(load.zone);
  let [energy, first, second] = [0, 0, 0];
  load.importMilliWh.forEach((milliWh, at) => {
    const weight = shape(zone.localAt(load.startUtc[at] ?? 0));
    energy += milliWh;
    first += milliWh * weight;
    second += milliWh * weight ** 2;
  });
  return { mean: first / energy, square: second / energy };
}

/** The home as its monthly bills would show it. */
function billed(home: MeteredHome): MeteredHome {
  const zone = zoneOf(home.zone);
  const at = (month: number): number =>
    zone.earlier(localSeconds(Math.floor(month / MONTHS), (month % MONTHS) + 1, 1));
  const columns = new GrowingColumns();
  home.kwh.forEach((kwh, index) => {
    if (kwh === undefined) return;
    const startUtc = at(home.first + index);
    const energy = { milliWh: Math.round(kwh * 1e6), restE20Kwh: 0 };
    const durationS = at(home.first + index + 1) - startUtc;
    columns.add({ startUtc, durationS, energy, quality: 'actual', row: index + 2 });
  });
  return { ...home, series: { ...home.series, columns: columns.columns() } };
}
