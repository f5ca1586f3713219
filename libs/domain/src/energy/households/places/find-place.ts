import { DomainError } from '#domain/shared/domain-error';
import type { AreaLookup, AreaText } from './area-table.js';
import { areaLookup } from './area-table.js';
import { australianAreas, australianNetworks, australianRegions } from './australia.js';
import { ohioAreas, ohioUtilities } from './ohio.js';
import { ontarioAreas, ontarioDistributors, ontarioZones } from './ontario.js';
import type { DeliveryUtility, Place } from './place.js';
import { placeOf } from './place.js';
import { texasAreas, texasUtilities } from './texas.js';
import { britishAreas, britishRegions } from './united-kingdom.js';
import { centralTimeZips, usRegions } from './us-regions.js';
import { usUtilities, usUtilityAreas } from './us-utilities.js';

interface Gazetteer {
  readonly country: Place['country'];
  /** Matches a whole postcode in upper case without spaces; its first group is looked up. */
  readonly shape: RegExp;
  /** Gives texts of market and zone: `us-tx America/Chicago`. */
  readonly regions: AreaLookup;
  readonly areas: AreaLookup;
  readonly utilities: ReadonlyMap<string, DeliveryUtility>;
  /** A postcode, or the beginning of one, of each utility. */
  readonly firstCodes: ReadonlyMap<string, string>;
}

function gazetteer(
  country: Place['country'],
  shape: RegExp,
  regions: AreaText,
  served: readonly { readonly areas: AreaText; readonly utilities: readonly DeliveryUtility[] }[],
): Gazetteer {
  return {
    country,
    shape,
    regions: areaLookup(regions),
    areas: areaLookup(Object.fromEntries(served.flatMap((s) => Object.entries(s.areas)))),
    utilities: new Map(served.flatMap((s) => s.utilities.map((utility) => [utility.id, utility]))),
    firstCodes: new Map(
      served.flatMap((s) =>
        Object.entries(s.areas).map(([id, text]) => [id, /^\s*(\w+)/.exec(text)?.[1] ?? '']),
      ),
    ),
  };
}

const gazetteers: readonly Gazetteer[] = [
  gazetteer('US', /^(\d{5})(?:-?\d{4})?$/, usRegions, [
    { areas: texasAreas, utilities: texasUtilities },
    { areas: ohioAreas, utilities: ohioUtilities },
    { areas: usUtilityAreas, utilities: usUtilities },
  ]),
  gazetteer('AU', /^(\d{4})$/, australianRegions, [
    { areas: australianAreas, utilities: australianNetworks },
  ]),
  gazetteer('CA', /^([KLMNP]\d[A-Z])(?:\d[A-Z]\d)?$/, ontarioZones, [
    { areas: ontarioAreas, utilities: ontarioDistributors },
  ]),
  gazetteer(
    'GB',
    /^([A-Z]{1,2}\d[A-Z\d]?)(?:\d[A-Z]{2})?$/,
    { 'uk Europe/London': Object.values(britishAreas).join(' ') },
    [{ areas: britishAreas, utilities: britishRegions }],
  ),
];

/**
 * Finds the delivery utilities and time zone of a postcode: US ZIP (or ZIP+4), Australian postcode,
 * British postcode or outcode, Ontario postal code or its first three characters.
 * Throws `households.unknown-postcode` for anything else.
 */
export function findPlace(postcode: string): Place {
  const code = postcode.toUpperCase().replace(/\s+/g, '');
  for (const found of gazetteers) {
    const deciding = found.shape.exec(code)?.[1];
    const place = deciding === undefined ? undefined : placeIn(found, deciding);
    if (place) return place;
  }
  throw new DomainError(
    'households.unknown-postcode',
    'We don’t know this postcode. Enter a US ZIP, an Australian postcode, a British postcode or an Ontario postal code.',
    {},
    'not-found',
  );
}

/**
 * The delivery utility that a publisher names. Ignoring capitals, punctuation and "The", one name must begin
 * with all words of the other (`Oncor Electric Delivery Company`, `Endeavour`). An exact name wins; otherwise
 * undefined if none or several match.
 */
export function utilityNamed(name: string): DeliveryUtility | undefined {
  const wanted = plainName(name);
  const whole = named.find(([own]) => own === wanted);
  if (whole !== undefined || wanted === '') return whole?.[1];
  const [likely, another] = named.filter(
    ([own]) => wanted.startsWith(`${own} `) || own.startsWith(`${wanted} `),
  );
  return another === undefined ? likely?.[1] : undefined;
}

/** The market in which a delivery utility has its wires: that of the first postcode it serves. */
export function marketOfUtility(utilityId: string): string | undefined {
  for (const { utilities, regions, firstCodes } of gazetteers) {
    const code = utilities.has(utilityId) ? firstCodes.get(utilityId) : undefined;
    const [region] = code === undefined ? [] : regions(code);
    if (region !== undefined) return region.split(' ')[0];
  }
  return undefined;
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^\s*the\s+|[^a-z0-9]+/g, ' ')
    .trim();

const named: readonly (readonly [name: string, utility: DeliveryUtility])[] = gazetteers.flatMap(
  ({ utilities }) => [...utilities.values()].map((utility) => [plainName(utility.name), utility] as const),
);

function placeIn({ country, regions, areas, utilities }: Gazetteer, code: string): Place | undefined {
  const [region] = regions(code);
  if (region === undefined) return undefined;
  const served = areas(code).flatMap((id) => utilities.get(id) ?? []);
  if (country === 'GB' && served.length === 0) return undefined;
  const [market = '', zone = ''] = region.split(' ');
  return placeOf(
    code,
    { country, market, zone: centralTimeZips.has(code) ? 'America/Chicago' : zone },
    served,
  );
}
