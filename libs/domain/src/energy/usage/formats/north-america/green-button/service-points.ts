import type { JoinedBlock } from './join.js';

/** Short names of the usage points: the last part of their href, with the customer's where two would be equal. */
export function servicePointNames(joined: readonly JoinedBlock[]): ReadonlyMap<JoinedBlock, string> {
  const hrefs = new Map(joined.map((one) => [one, hrefOf(one)]));
  const owners = new Map<string, Set<string>>();
  for (const href of hrefs.values()) {
    const name = shortName(href);
    owners.set(name, (owners.get(name) ?? new Set<string>()).add(href));
  }
  return new Map(
    [...hrefs].map(([one, href]) => {
      const name = shortName(href);
      return [one, (owners.get(name)?.size ?? 0) > 1 ? longName(href) : name];
    }),
  );
}

function hrefOf({ usagePoint, meterReading, block }: JoinedBlock): string {
  const self = usagePoint?.entry.self ?? '';
  if (self !== '') return self;
  const around = [meterReading?.entry.self, meterReading?.entry.up, block.entry.self, block.entry.up];
  for (const href of around) {
    const point = /^.*UsagePoint\/[^/]+/.exec(href ?? '')?.[0];
    if (point !== undefined) return point;
  }
  return '';
}

function shortName(href: string): string {
  return /UsagePoint\/([^/]+)/.exec(href)?.[1] ?? '';
}

function longName(href: string): string {
  const owner = /(?:^|\/)(?:User|RetailCustomer|Subscription|Customer)\/([^/]+)/.exec(href)?.[1];
  return owner === undefined ? href : `${owner}/${shortName(href)}`;
}
