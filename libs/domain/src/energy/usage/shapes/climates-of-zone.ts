import type { Climate, ClimateId } from './climate.js';
import { CLIMATES } from './climate.js';

/** A climate and how likely a home of the zone is to live in it, before its usage is looked at. */
export interface LikelyClimate {
  readonly climate: Climate;
  readonly weight: number;
}

type Odds = Readonly<Partial<Record<ClimateId, number>>>;

const NORTH_AMERICA_EAST: Odds = { continental: 0.7, gulf: 0.3 };
const NORTH_AMERICA_CENTRAL: Odds = { gulf: 0.6, continental: 0.4 };
const NORTH_AMERICA_WEST: Odds = { 'dry-inland': 0.5, 'mild-coast': 0.4, maritime: 0.1 };
const NORTH_ANYWHERE: Odds = { continental: 0.4, maritime: 0.3, mediterranean: 0.3 };
const SOUTH_ANYWHERE: Odds = { 'southern-temperate': 0.7, 'southern-subtropical': 0.3 };

const BY_ZONE: Readonly<Record<string, Odds>> = {
  'America/Chicago': NORTH_AMERICA_CENTRAL,
  'America/New_York': NORTH_AMERICA_EAST,
  'America/Detroit': { continental: 1 },
  'America/Toronto': { continental: 1 },
  'America/Denver': { continental: 0.8, 'dry-inland': 0.2 },
  'America/Phoenix': { gulf: 0.6, 'dry-inland': 0.4 },
  'America/Los_Angeles': NORTH_AMERICA_WEST,
  'America/Vancouver': { maritime: 1 },
  'Europe/Madrid': { mediterranean: 1 },
  'Europe/Lisbon': { mediterranean: 1 },
  'Europe/Rome': { mediterranean: 1 },
  'Europe/Athens': { mediterranean: 1 },
  'Europe/Malta': { mediterranean: 1 },
  'Europe/Paris': { maritime: 0.6, mediterranean: 0.2, continental: 0.2 },
  'Australia/Brisbane': { 'southern-subtropical': 0.8, 'southern-temperate': 0.2 },
  'Australia/Darwin': { 'southern-subtropical': 1 },
};

const SOUTHERN_ZONES =
  /^(Australia|Antarctica)\/|^Pacific\/(Auckland|Chatham|Fiji|Noumea)|^America\/(Argentina|Sao_Paulo|Santiago|Montevideo|Asuncion|La_Paz|Lima|Buenos_Aires|Bahia)|^Africa\/(Johannesburg|Harare|Maputo|Windhoek|Lusaka|Gaborone)|^Indian\/(Mauritius|Reunion)/;
const MARITIME_ZONES =
  /^Europe\/(London|Dublin|Belfast|Amsterdam|Brussels|Luxembourg|Copenhagen|Oslo|Stockholm|Berlin)/;

/** Whether summer falls on December to February. Decided by the zone's name alone. */
export function isSouthern(zone: string): boolean {
  return SOUTHERN_ZONES.test(zone);
}

/** Climates a home on this clock may live in. Weights sum to 1. */
export function climatesOfZone(zone: string): readonly LikelyClimate[] {
  const climates: LikelyClimate[] = [];
  for (const climate of Object.values(CLIMATES)) {
    const weight = oddsOf(zone)[climate.id] ?? 0;
    if (weight > 0) climates.push({ climate, weight });
  }
  return climates;
}

function oddsOf(zone: string): Odds {
  const known = BY_ZONE[zone];
  if (known !== undefined) return known;
  if (isSouthern(zone)) return SOUTH_ANYWHERE;
  if (MARITIME_ZONES.test(zone)) return { maritime: 0.8, continental: 0.2 };
  if (zone.startsWith('America/') || zone.startsWith('US/')) return NORTH_AMERICA_EAST;
  return NORTH_ANYWHERE;
}
