/** Britain's supply areas by the names that Ofgem gives them, lower case; the names are those of our places. */
const areas: ReadonlyMap<string, { readonly letter: string; readonly name: string }> = new Map([
  ['eastern england', { letter: 'a', name: 'Eastern England' }],
  ['east midlands', { letter: 'b', name: 'East Midlands' }],
  ['london', { letter: 'c', name: 'London' }],
  ['merseyside and north wales', { letter: 'd', name: 'Merseyside, Cheshire and North Wales' }],
  ['west midlands', { letter: 'e', name: 'West Midlands' }],
  ['north east england', { letter: 'f', name: 'North East England' }],
  ['north west england', { letter: 'g', name: 'North West England' }],
  ['southern england', { letter: 'h', name: 'Southern England' }],
  ['south east england', { letter: 'j', name: 'South East England' }],
  ['south wales', { letter: 'k', name: 'South Wales' }],
  ['south western england', { letter: 'l', name: 'South West England' }],
  ['yorkshire', { letter: 'm', name: 'Yorkshire' }],
  ['south scotland', { letter: 'n', name: 'South and Central Scotland' }],
  ['north scotland', { letter: 'p', name: 'North Scotland' }],
]);

/**
 * The supply area of a region. Its name decides: the letters that documents give are not all those of
 * the industry (South Wales is K, South West England is L). Undefined for a name that is not known.
 */
export function supplyArea(name: string): { readonly letter: string; readonly name: string } | undefined {
  return areas.get(name.trim().toLowerCase());
}

/** The area with a letter of the industry, as Octopus regions carry it: `_A` or `A`. */
export function supplyAreaLettered(region: string): string | undefined {
  const wanted = region.replace('_', '').toLowerCase();
  return [...areas.values()].find(({ letter }) => letter === wanted)?.name;
}
