import { z } from 'zod';
import { isPosition } from '#api/platform/event-store/port/position';
import { Instant, ZoneName } from '#domain/shared/quantity';
import type { Qualifier, TrailSearch } from '#domain/trust/audit/trail-search';
import { LONGEST_SEARCH, readSearch } from '#domain/trust/audit/trail-search';

export const PositionSchema = z.string().refine(isPosition, 'must be a position of the log');

const Value = z.string().min(1).max(300).optional();
const MOST_ENTRIES = 200;

/** What is asked of the trail: the search box, and the same conditions one by one. */
export const TrailParamsSchema = z.strictObject({
  q: z.string().max(LONGEST_SEARCH).default('').describe('actor:… outcome:refused created:>2026-11-01 words'),
  zone: ZoneName.default('UTC').describe('The zone whose days `created` means'),
  ...{ actor: Value, role: Value, action: Value, category: Value, type: Value, target: Value, home: Value },
  outcome: Value,
  since: Instant.optional(),
  until: Instant.optional(),
});
export type TrailParams = z.infer<typeof TrailParamsSchema>;

/** The same, a page of it. */
export const TrailPageParamsSchema = TrailParamsSchema.extend({
  after: PositionSchema.optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(50),
});
export type TrailPageParams = z.infer<typeof TrailPageParamsSchema>;

const ONE_BY_ONE = ['actor', 'role', 'action', 'category', 'type', 'target', 'home', 'outcome'] as const;

/** The search that the parameters ask for, and its words as they would be typed. */
export function searchOf(params: TrailParams): { readonly typed: string; readonly search: TrailSearch } {
  const { q, zone, since, until } = params;
  const typed = readSearch(q, zone);
  const terms = ONE_BY_ONE.flatMap((qualifier: Qualifier & keyof TrailParams) => {
    const value = params[qualifier];
    return value === undefined ? [] : [{ qualifier, value, isExcluded: false }];
  });
  const search = {
    ...typed,
    terms: [...typed.terms, ...terms],
    since: newest(typed.since, since),
    until: oldest(typed.until, until),
  };
  const words = terms.map(({ qualifier, value }) => `${qualifier}:"${value}"`);
  const times = [since && `created:>=${since}`, until && `created:<${until}`];
  return { typed: [q, ...words, ...times].filter(Boolean).join(' '), search };
}

function newest(a: string | null, b: string | undefined): string | null {
  return b === undefined || (a !== null && a > b) ? a : b;
}

function oldest(a: string | null, b: string | undefined): string | null {
  return b === undefined || (a !== null && a < b) ? a : b;
}
