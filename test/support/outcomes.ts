import type { TestApp } from './app.js';

/** What the log holds of uploads and explanations: how many were begun, how many ended, and which ended twice. */
export interface Outcomes {
  readonly unread: number;
  readonly unexplained: number;
  readonly twice: readonly string[];
}

const BEGUN = ['energy.usage-uploaded.v1', 'energy.recommendation-issued.v1'];
const ENDED = ['energy.usage-imported.v1', 'energy.explanation-published.v1'];

/** Counts in the log itself what a fault may have lost or doubled. */
export async function outcomesOf({ platform }: TestApp): Promise<Outcomes> {
  const { rows } = await platform.pool.query<{ type: string; about: string; n: number }>(
    `select event_type as type, coalesce(data::jsonb->>'uploadId', data::jsonb->>'recommendationId') as about, count(*)::int as n
     from events where event_type = any ($1) group by 1, 2`,
    [[...BEGUN, ...ENDED]],
  );
  const subjects = (type: string | undefined) => rows.filter((row) => row.type === type);
  const open = (at: number) => subjects(BEGUN[at]).length - subjects(ENDED[at]).length;
  const twice = rows.filter(({ n }) => n > 1).map(({ type, about }) => `${type} ${about}`);
  return { unread: open(0), unexplained: open(1), twice };
}
