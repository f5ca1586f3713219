import { DomainError } from '#domain/shared/domain-error';
import { isZone } from '#domain/shared/zone';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { noteUnknownFields } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import { NotUnderstood } from './active-times.js';
import type { Days } from './active-times.js';
import { chargeOf } from './component-charge.js';
import type { Kind } from './component-charge.js';
import { isShortOfYear, statedPeriod } from './in-force.js';
import { Answer, GridTariff, KNOWN, KNOWN_AROUND } from './tariffs-document.js';
import type { Component, Group } from './tariffs-document.js';

/**
 * Reads an answer of a Swedish grid company's tariff API (RISE Eltariff-API 0.1 to 0.3: `tariffs`, or one
 * `tariff`): fixed prices, prices per kWh by time, and prices per kW of the mean of the highest peaks, all with
 * VAT. Prices of a part of the year hold in that part of each year.
 */
export function convertEltariff(source: string, context: ConvertContext): Converted {
  const read = Answer.safeParse(parse(source));
  const listed = read.data?.tariffs ?? (read.data?.tariff === undefined ? undefined : [read.data.tariff]);
  if (read.data === undefined || listed === undefined) {
    const [issue] = read.error?.issues ?? [];
    throw new DomainError(
      'tariffs.not-eltariff',
      `This is no answer of the Eltariff API: ${issue === undefined ? 'it lists no tariffs' : `${issue.path.join('.')} ${issue.message}`}.`,
    );
  }
  const around = new UnpricedNotes();
  noteUnknownFields(read.data, KNOWN_AROUND, '', around);
  const patterns = read.data.calendarPatterns ?? [];
  const ids = new Set<string>();
  const results = listed.map((each, at): Tariff | RefusedPlan => {
    const grid = GridTariff.safeParse(each);
    if (!grid.success) {
      const [issue] = grid.error.issues;
      return {
        id: `tariff ${at + 1}`,
        reason: clip(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, 500),
      };
    }
    const id = ownId(grid.data, ids);
    ids.add(id);
    const notes = new UnpricedNotes();
    around.list().forEach(({ where, text, reason }) => {
      notes.add(where, text, reason);
    });
    return new GridTariffReading(grid.data, id, patterns, notes).tariff(context);
  });
  return {
    tariffs: results.flatMap((each) => ('reason' in each ? [] : [each])),
    refused: results.flatMap((each) => ('reason' in each ? [each] : [])),
  };
}

/** The id of a tariff; with its name and a number where the answer uses it again. */
function ownId({ id, name }: GridTariff, taken: ReadonlySet<string>): string {
  const plain = clip(id, 200);
  if (!taken.has(plain)) return plain;
  const named = clip(`${id} ${name}`, 190);
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? named : `${named} ${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

const KINDS: readonly Kind[] = ['fixedPrice', 'energyPrice', 'powerPrice'];
const COSTS: Readonly<Record<Kind, string>> = {
  fixedPrice: 'sum(price(c))',
  energyPrice: 'sum(energy(c)*price(c))',
  powerPrice: 'sum(peak(c)*price(c))',
};

/** One tariff of an answer, read component by component. */
class GridTariffReading {
  constructor(
    private readonly grid: GridTariff,
    private readonly id: string,
    private readonly patterns: Days['patterns'],
    private readonly notes: UnpricedNotes,
  ) {}

  tariff({ asOf, source }: ConvertContext): Tariff | RefusedPlan {
    const { grid, id, notes } = this;
    const refused = (reason: string): RefusedPlan => ({ id, reason });
    noteUnknownFields(grid, KNOWN, '', notes);
    if (grid.direction != null && grid.direction !== 'consumption')
      return refused(`It is for ${clip(grid.direction, 60)}, not for consumption.`);
    if (!isZone(grid.timeZone)) return refused(`It names no known time zone: ${clip(grid.timeZone, 60)}.`);
    const components = KINDS.flatMap((kind) => componentsOf(grid[kind]));
    const [currency, another] = new Set(components.flatMap(({ price }) => price?.currency ?? []));
    if (currency === undefined || another !== undefined) return refused('It does not name one currency.');
    const period = statedPeriod(grid.validPeriod, components);
    if (period === undefined) return refused('It does not say from when to when it is valid.');
    const days = { patterns: this.patterns, period };
    const charges = KINDS.flatMap((kind) => this.chargesOf(kind, days));
    if (charges.length === 0) return refused('None of its prices is understood.');
    if (isShortOfYear(components, period))
      notes.add(
        'validPeriod',
        `${period.fromIncluding} to ${period.toExcluding}`,
        'Its prices change with the time of year and are not stated for the whole of it.',
      );
    notes.remark(
      'validPeriod',
      `${period.fromIncluding} to ${period.toExcluding}`,
      'Prices are those of this period; other years are priced alike.',
    );
    return {
      id,
      name: clip(grid.name, 300),
      networks: [clip(grid.companyName, 120)],
      currency,
      zone: grid.timeZone,
      charges,
      unpriced: notes.list(),
      ...notes.remarks(),
      priceBasis: 'variable',
      terminationFee: { kind: 'none' },
      eligibility: grid.description == null || grid.description === '' ? [] : [clip(grid.description, 2000)],
      discounts: [],
      exportRule: { kind: 'charges' },
      rounding: { decimals: 2, mode: 'half-up' },
      provenance: {
        source: clip(`${grid.companyName}, grid tariff API, ${source}`, 500),
        asOf: /^\d{4}-\d{2}-\d{2}/.exec(grid.published ?? grid.lastUpdated ?? '')?.[0] ?? asOf,
        id: clip(grid.id, 200),
      },
    };
  }

  private chargesOf(kind: Kind, days: Days): readonly Charge[] {
    const group = this.grid[kind];
    const cost = group?.costFunction?.replaceAll(/\s/g, '') ?? COSTS[kind];
    return componentsOf(group).flatMap((component, at) => {
      if (component.price?.priceIncVat === 0 && component.price.priceExVat === 0) return [];
      try {
        if (cost !== COSTS[kind]) throw new NotUnderstood(`The cost function ${cost}`);
        const unit = component.unit ?? group?.unit ?? undefined;
        return chargeOf(
          kind,
          { ...component, unit },
          { id: `${kind}-${at + 1}`, days, monthly: this.isMonthly() },
        );
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        this.notes.add(
          `${kind}.components.${at}`,
          `${component.name ?? ''} ${JSON.stringify(component)}`,
          clip(`${error.message}: this price is not priced.`, 500),
        );
        return [];
      }
    });
  }

  private isMonthly(): boolean {
    return (this.grid.billingPeriod ?? 'P1M') === 'P1M';
  }
}

/** The components of a group; before 0.3 a single fixed price stands in the group itself. */
function componentsOf(group: Group | null | undefined): readonly Component[] {
  if (group == null) return [];
  return group.components ?? (group.price == null ? [] : [group]);
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    throw new DomainError('tariffs.not-json', 'The file is not JSON. Give the answer of a grid tariff API.');
  }
}
