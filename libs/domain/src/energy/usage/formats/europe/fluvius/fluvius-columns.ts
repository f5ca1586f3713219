import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { columnOf, plainName } from '#domain/energy/usage/table/read-table';
import { remembered } from '#domain/energy/usage/table/remembered';

/** Where a Fluvius export keeps what; times are -1 in day totals. */
export interface FluviusColumns {
  readonly fromDate: number;
  readonly fromTime: number;
  readonly toDate: number;
  readonly toTime: number;
  readonly ean: number;
  readonly meter: number;
  readonly register: number;
  readonly volume: number;
  readonly unit: number;
  readonly status: number;
}

const FROM = '(van|from|de|du|von)';
const TO = '(tot|to|until|a|au|jusqua|jusqu a|bis)';
const TIME = '(tijdstip|time|heure|uhrzeit|zeit)';

/** Finds the columns in a Dutch, French, English or German header; undefined for any other row. */
export function fluviusColumns(cells: readonly string[]): FluviusColumns | undefined {
  const names = cells.map((cell) => plainName(cell).replace(/[()]/g, ''));
  const found = {
    fromDate: columnOf(names, new RegExp(`^${FROM} (datum|date)$`)),
    toDate: columnOf(names, new RegExp(`^${TO} (datum|date)$`)),
    ean: columnOf(names, /^(code )?ean\b/),
    register: columnOf(names, /^regist/),
    volume: columnOf(names, /^volumen?$/),
    unit: columnOf(names, /^(eenheid|unit|unite|einheit)$/),
  };
  if (Object.values(found).includes(-1)) return undefined;
  return {
    ...found,
    fromTime: columnOf(names, new RegExp(`^${FROM} ${TIME}$`)),
    toTime: columnOf(names, new RegExp(`^${TO} ${TIME}$`)),
    meter: columnOf(names, /^(meter|compteur|zahler)$/),
    status: columnOf(names, /status|statut/),
  };
}

/** `Afname Dag`, `Offtake Night`, `Prélèvement Jour`, `Injectie Nacht`: direction and tariff. */
export const fluviusRegister = remembered(registerOf);

/** How the grid operator got the value; an empty one is missing whatever this says. */
export const fluviusQuality = remembered(qualityOf);

function registerOf(text: string): { readonly channel: ChannelKind; readonly register: string } | undefined {
  const name = plainName(text);
  const channel = /injecti|injection|einspeis/.test(name)
    ? 'export'
    : /afname|offtake|prelevement|consommation|abnahme|entnahme/.test(name)
      ? 'import'
      : undefined;
  if (channel === undefined) return undefined;
  const register = /nacht|night|nuit/.test(name) ? 'night' : /\b(dag|day|jour|tag)\b/.test(name) ? 'day' : '';
  return { channel, register };
}

function qualityOf(status: string): ReadingQuality {
  const name = plainName(status);
  if (/geschat|estimat|estime|geschatzt/.test(name)) return 'estimated';
  return /gevalideerd|valid|uitgelezen|read|lu\b|releve/.test(name) && !/niet|not|non/.test(name)
    ? 'actual'
    : 'unknown';
}
