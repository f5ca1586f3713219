import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import { readXml } from '#domain/energy/usage/container/xml';
import type { ParsedFile, ReadingSink, UsageFormat, UsageInput } from '#domain/energy/usage/formats/format';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { wholeDays } from '#domain/energy/usage/stamps/local-days';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { warnCutShort } from '#domain/energy/usage/table/read-table';
import { unitOf } from './enedis-block.js';
import type { CurveUnit } from './load-curve.js';
import { ENEDIS_ZONE, energyReader } from './load-curve.js';

/** What a measure takes from the elements round it, by local name. */
type Surroundings = Map<string, string>;

const DAY_S = 86_400;

/**
 * Enedis SGE web service answers: detailed measures (`v`, `d` START, `p` PT10M…, mean W) and monthly
 * ones (`valeur`, `dateDebut`, `dateFin`, kWh). Monthly answers hold every measure twice, by the
 * network's and by the supplier's calendar: the supplier's is kept.
 */
export const enedisSge: UsageFormat = {
  id: 'enedis-sge',
  sniff: ({ kind, text }) =>
    kind === 'xml' && /consulterMesures(Detaillees)?Response|consulterMesuresDetaillees/.test(text)
      ? 'certain'
      : 'no',
  parse: readSge,
};

async function readSge(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const reader = new SgeReader(sink);
  const { cutAtLine } = await readXml(input.text(), {
    open: (name, _namespace, attributes) => {
      reader.open(name, attributes['code']);
    },
    close: (name, text) => {
      reader.close(name, text);
    },
  });
  reader.end();
  if (cutAtLine !== undefined) warnCutShort(sink, cutAtLine);
  return { zone: ENEDIS_ZONE, zoneFrom: 'format' };
}

/** Elements whose text or code is remembered until their parent ends. */
const FACTS = new Set([
  'pointId',
  'grandeurMetier',
  'grandeurPhysique',
  'classeTemporelle',
  'unite',
  'pas',
  'v',
  'd',
  'p',
  'n',
  'valeur',
  'dateDebut',
  'dateFin',
  'nature',
  'statut',
]);

class SgeReader {
  private readonly facts: Surroundings = new Map();
  private grid: 'network' | 'supplier' | 'none' = 'none';
  private readonly network: (() => void)[] = [];
  private readonly supplier: (() => void)[] = [];
  private readonly readers = new Map<string, ReturnType<typeof energyReader>>();
  private measures = 0;

  constructor(private readonly sink: ReadingSink) {}

  open(name: string, code: string | undefined): void {
    if (name === 'seriesMesuresDateesGrilleTurpe') this.grid = 'network';
    if (name === 'seriesMesuresDateesGrilleFrn') this.grid = 'supplier';
    if (FACTS.has(name) && code !== undefined) this.facts.set(`${name} code`, code);
    if (name === 'mesure' || name === 'point')
      for (const fact of ['v', 'd', 'p', 'n', 'valeur', 'dateDebut', 'dateFin', 'nature code', 'statut code'])
        this.facts.delete(fact);
    if (name === 'grandeur' || name === 'serie')
      for (const fact of [
        'grandeurMetier',
        'grandeurPhysique',
        'grandeurPhysique code',
        'classeTemporelle code',
        'unite',
        'pas',
      ])
        this.facts.delete(fact);
  }

  close(name: string, text: string): void {
    if (FACTS.has(name) && text !== '') this.facts.set(name, text);
    if (name !== 'mesure' && name !== 'point') return;
    this.measures += 1;
    if (this.facts.has('d')) this.detailed(this.measures);
    else if (this.facts.has('dateDebut')) this.dated(this.measures);
  }

  end(): void {
    for (const put of this.supplier.length > 0 ? this.supplier : this.network) put();
  }

  /** Active power or energy; reactive power and peaks are not charged by the kWh. */
  private isActive(): boolean {
    const physical = this.fact('grandeurPhysique code') || this.fact('grandeurPhysique');
    return physical === '' || physical === 'PA' || physical === 'EA';
  }

  private detailed(element: number): void {
    const stamp = parseIsoStamp(this.fact('d'));
    const unit = unitOf(this.fact('unite'));
    if (!this.isActive() || unit === undefined) {
      this.sink.warn(
        'usage.register-ignored',
        `Measures of ${this.fact('grandeurPhysique')} in ${this.fact('unite')} are not energy that a plan charges; they were left out.`,
        element,
      );
      return;
    }
    const length = this.fact('p') || this.fact('pas');
    const stepS = secondsOf(length);
    if (stamp === undefined || stepS === undefined)
      throw wrong(
        element,
        `"${this.fact('d').slice(0, 40)}" with step "${length.slice(0, 10)}" is no time and step`,
      );
    const utc = stamp.zoned ? stamp.seconds : zoneOf(ENEDIS_ZONE).earlier(stamp.seconds);
    const place = stepS === DAY_S ? dayAt(utc) : { startUtc: utc, durationS: stepS };
    const text = this.fact('v');
    const energy = text === '' ? NO_ENERGY : this.reader(unit)(text, place.durationS);
    if (energy === undefined) throw wrong(element, `"${text.slice(0, 40)}" is not a number`);
    const key = {
      servicePoint: this.fact('pointId'),
      channel: this.fact('grandeurMetier') === 'PROD' ? 'export' : 'import',
      register: '',
    } as const;
    const quality = text === '' ? 'missing' : natureOf(this.fact('n'));
    putFlow(key, { ...place, energy, quality, row: element }, into(this.sink), this.sink);
  }

  private dated(element: number): void {
    const from = parseIsoStamp(this.fact('dateDebut'));
    const to = parseIsoStamp(this.fact('dateFin'));
    const unit = unitOf(this.fact('unite'));
    if (!this.isActive() || unit === undefined || this.fact('statut code').startsWith('ANNUL')) return;
    const days =
      from === undefined || to === undefined
        ? undefined
        : wholeDays(from.seconds, to.seconds, zoneOf(ENEDIS_ZONE));
    const energy = energyReader(unit)(this.fact('valeur'), DAY_S);
    if (days === undefined || energy === undefined)
      throw wrong(element, 'a date or the value cannot be read');
    const register = this.fact('classeTemporelle code');
    const key = {
      servicePoint: this.fact('pointId'),
      channel: 'import',
      register: register === 'BASE' ? '' : register,
    } as const;
    const quality: ReadingQuality = /^ESTIM/.test(this.fact('nature code')) ? 'estimated' : 'actual';
    const reading = { ...days, energy, quality, row: element };
    const list = this.grid === 'network' ? this.network : this.supplier;
    list.push(() => {
      putFlow(key, reading, into(this.sink), this.sink);
    });
  }

  /** One reader for each curve, so that what a sixth of a watt-hour leaves is carried within it. */
  private reader(unit: CurveUnit): ReturnType<typeof energyReader> {
    const name = [this.fact('pointId'), this.fact('grandeurMetier'), unit].join();
    const known = this.readers.get(name) ?? energyReader(unit);
    this.readers.set(name, known);
    return known;
  }

  private fact(name: string): string {
    return this.facts.get(name) ?? '';
  }
}

function dayAt(startUtc: number): { readonly startUtc: number; readonly durationS: number } {
  const zone = zoneOf(ENEDIS_ZONE);
  return { startUtc, durationS: zone.earlier(zone.localAt(startUtc) + DAY_S) - startUtc };
}

/** `PT10M`, `PT1H`, `P1D`; a bare number is minutes. */
function secondsOf(length: string): number | undefined {
  const parts = /^(?:P(?:(\d)D|T(?:(\d+)H)?(?:(\d+)M)?)|(\d+))$/.exec(length);
  if (parts === null) return undefined;
  const seconds =
    Number(parts[1] ?? 0) * DAY_S + Number(parts[2] ?? 0) * 3600 + Number(parts[3] ?? parts[4] ?? 0) * 60;
  return seconds > 0 && seconds <= DAY_S ? seconds : undefined;
}

/** Nature of a point (SGE guide): E and H estimated, C, K, P and D corrected or rebuilt, others as metered. */
function natureOf(nature: string): ReadingQuality {
  if (/^[EH]$/.test(nature)) return 'estimated';
  return /^[CKPD]$/.test(nature) ? 'substituted' : 'actual';
}

function wrong(element: number, what: string): DomainError {
  return new DomainError(
    'usage.bad-element',
    `Measure ${String(element)}: ${what}. Save the response unchanged.`,
    { element },
  );
}
