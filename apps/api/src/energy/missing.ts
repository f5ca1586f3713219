import type { Principal } from '../platform/auth/principal.js';
import type { Wanted } from '../platform/reading/own-rows.js';

/** The refusals of queries for something that does not exist or belongs to another home. */
export const MISSING_UPLOAD = ['usage.unknown-upload', 'There is no such upload.'] as const;
const MISSING_RECOMMENDATION = [
  'recommendations.unknown',
  'There is no such recommendation. It may belong to another session; go back to your results.',
] as const;

type Home = Pick<Principal, 'householdId'>;

/** A row of a read model that belongs to the home. */
interface OwnRow extends Omit<Wanted<object>, 'owner'> {
  readonly owner: Home;
}

/** A row about one of the home's uploads, refused if it is not theirs; `after` is a position it must have seen. */
export function ownUpload({ householdId }: Home, key: string, after?: string): OwnRow {
  return { key, owner: { householdId }, after, missing: MISSING_UPLOAD };
}

/** A row about one of the home's recommendations, likewise. */
export function ownRecommendation({ householdId }: Home, key: string, after?: string): OwnRow {
  return { key, owner: { householdId }, after, missing: MISSING_RECOMMENDATION };
}
