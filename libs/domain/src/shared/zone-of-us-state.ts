/** The zone most people of a US state live in; states in two zones take the larger one. */
const ZONE_STATES: Readonly<Record<string, string>> = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
  'America/Denver': 'CO ID MT NM UT WY',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA NV OR WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR',
};

const BY_STATE: ReadonlyMap<string, string> = new Map(
  Object.entries(ZONE_STATES).flatMap(([zone, states]) =>
    states.split(' ').map((state) => [state, zone] as const),
  ),
);

/** Zone of a postal address such as `1 MAIN ST, SEATTLE WA 98101`; undefined when no state is read. */
export function zoneOfUsAddress(address: string): string | undefined {
  const state = /\b([A-Z]{2})[ ,]+\d{5}(?:-\d{4})?\b/.exec(address.toUpperCase())?.[1];
  return state === undefined ? undefined : BY_STATE.get(state);
}
