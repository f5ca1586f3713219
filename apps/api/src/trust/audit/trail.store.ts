import { Inject, Injectable } from '@nestjs/common';
import type { RecordedEvent } from '#api/platform/event-store/port/event-store';
import { parsePosition, START } from '#api/platform/event-store/port/position';
import { qualified } from '#api/platform/following/table-names';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { DomainError } from '#domain/shared/domain-error';
import type { TrailWords } from '#domain/shared/trail';
import type { TrailSearch } from '#domain/trust/audit/trail-search';
import { AUDIT_ENTRY, AUDIT_ENTRY_TABLE } from '#projections/trust/audit-entry/audit-entry.projection';
import type { AuditDayRow } from '#projections/trust/audit-day/audit-day.projection';
import type { AuditEntryView, TrailPageView } from '#projections/trust/audit-entry/audit-entry.view';
import { conditionsOf, isNarrow } from './trail-conditions.js';

/** Named, because an order by `position` alone would be that of the text which is selected. */
const TABLE = `${qualified(AUDIT_ENTRY_TABLE)} as entry`;
const DAYS = qualified('trust_audit_day');
const COLUMNS = `entry.position::text, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
  event_id as "eventId", type, category, action, outcome, code, actor_id as "actorId", actor_kind as "actorKind", role,
  session_id as "sessionId", target_type as "targetType", target_id as "targetId", household_id as "householdId",
  correlation_id as "correlationId", causation_id as "causationId", reason, summary`;
/** The newest stretch that is looked through first: what is common is found in it at once. */
const FIRST_STRETCH = 2_000n;
const GROWTH = 8n;
/** As much as is looked through within the time of a search where no index helps. */
const LONGEST_STRETCH = 250_000n;
/** More than positions are apart whose times are mixed up by writers beside each other. */
const TIME_SLACK = 1_000n;
/** A search ends after this long, wherever it is, and can be gone on with from there. */
const SEARCH_MS = 250;
const CATCH_UP_MS = 2_000;
const MOST_OF_A_HOME = 5_000;
const MOST_COUNTS = 200_000;

/** Reads the trail. */
@Injectable()
export class TrailStore {
  private readonly words: TrailWords;

  constructor(
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'pool' | 'contexts' | 'store' | 'progress'>,
  ) {
    this.words = Object.fromEntries(platform.contexts.flatMap(({ trail }) => Object.entries(trail)));
  }

  /**
   * The newest entries that a search asks for, before `after` if given. Goes back through the log in growing
   * stretches: a common search ends in the first, and for a rare one each stretch is asked of its indexes. A narrow
   * one asks for all the rest at once.
   */
  async search(
    search: TrailSearch,
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<TrailPageView> {
    const entries: AuditEntryView[] = [];
    const endsMs = Date.now() + SEARCH_MS;
    let before = after === undefined ? (await this.newest()) + 1n : BigInt(after);
    if (search.until !== null) {
      const from = (await this.positionAbout(search.until, before)) + TIME_SLACK;
      if (from < before) {
        // Nothing, unless the clock was set back; the index on the times says so at once.
        entries.push(...(await this.stretch(search, { from, before, limit })));
        if (entries.length >= limit) return { entries, next: entries.at(-1)?.position ?? null };
        before = from;
      }
    }
    const narrow = isNarrow(search);
    for (let stretch = FIRST_STRETCH; before > 0n; stretch = longer(stretch)) {
      const isLast = before <= stretch || (narrow && stretch > FIRST_STRETCH);
      const from = isLast ? 0n : before - stretch;
      entries.push(...(await this.stretch(search, { from, before, limit: limit - entries.length })));
      if (entries.length >= limit) return { entries, next: entries.at(-1)?.position ?? null };
      before = from;
      if (Date.now() > endsMs) break;
    }
    return { entries, next: before > 0n ? String(before) : null };
  }

  /** The SQL of one stretch of a search, for it and for whoever wants to see its plan. */
  statement(
    search: TrailSearch,
    { from, before, limit }: { readonly from: bigint; readonly before: bigint; readonly limit: number },
  ): { readonly text: string; readonly values: unknown[] } {
    const bounds = [String(from), String(before), limit];
    const { sql, values } = conditionsOf(search, this.words, bounds.length + 1);
    const conditions = ['position >= $1', 'position < $2', ...sql].join(' and ');
    const fence = isNarrow(search) ? '' : 'offset 0';
    return {
      // `offset 0` keeps the limit out of the choice of a plan: it would walk the whole stretch backwards in the hope
      // to come across enough, where an index names the few there are. How many there can be the stretches bound.
      text: `select ${COLUMNS} from (select * from ${TABLE} where ${conditions} ${fence}) as entry
        order by entry.position desc limit $3`,
      values: [...bounds, ...values],
    };
  }

  async entry(position: string): Promise<AuditEntryView | undefined> {
    const { rows } = await this.platform.pool.query<AuditEntryView>(
      `select ${COLUMNS} from ${TABLE} where position = $1`,
      [position],
    );
    return rows[0];
  }

  /** Positions of the entries beside one. */
  async neighbours(
    position: string,
  ): Promise<{ readonly previous: string | null; readonly next: string | null }> {
    const { rows } = await this.platform.pool.query<{ previous: string | null; next: string | null }>(
      `select (select position::text from ${TABLE} where position < $1 order by entry.position desc limit 1) as previous,
        (select position::text from ${TABLE} where position > $1 order by entry.position limit 1) as next`,
      [position],
    );
    return rows[0] ?? { previous: null, next: null };
  }

  /** The first entries of one correlation, in order. */
  async correlated(correlationId: string, limit: number): Promise<readonly AuditEntryView[]> {
    const { rows } = await this.platform.pool.query<AuditEntryView>(
      `select ${COLUMNS} from ${TABLE} where correlation_id = $1 order by entry.position limit $2`,
      [correlationId, limit],
    );
    return rows;
  }

  /** The first events of a home that its pages may show, in order; without the notes of who looked at it. */
  async happened(householdId: string, limit: number): Promise<readonly AuditEntryView[]> {
    const { rows } = await this.platform.pool.query<AuditEntryView>(
      `select ${COLUMNS} from ${TABLE} where household_id = $1 order by entry.position limit $2`,
      [householdId, limit],
    );
    return rows;
  }

  /** Positions of a home's first events, in order. */
  async positionsOf(householdId: string): Promise<readonly { readonly position: string }[]> {
    const { rows } = await this.platform.pool.query<{ position: string }>(
      `select entry.position::text from ${TABLE} where household_id = $1 order by entry.position limit $2`,
      [householdId, MOST_OF_A_HOME],
    );
    return rows;
  }

  /** The event of an entry; `previous` is the position of an entry before it, if any. Throws `audit.no-entry`. */
  async eventAt(position: string, previous: string | null | undefined): Promise<RecordedEvent> {
    const after = previous == null ? START : parsePosition(previous);
    let found: RecordedEvent | undefined;
    for await (const event of this.platform.store.readAll({ after, until: parsePosition(position) }))
      found = event;
    if (found?.position === position) return found;
    throw new DomainError('audit.no-entry', 'The trail has no entry at this position.', {}, 'not-found');
  }

  /** Waits a little until the trail shows what is in the log now. */
  async upToDate(): Promise<void> {
    await this.platform.progress.waitFor(AUDIT_ENTRY, await this.platform.store.head(), CATCH_UP_MS);
  }

  private async stretch(
    search: TrailSearch,
    bounds: { readonly from: bigint; readonly before: bigint; readonly limit: number },
  ): Promise<readonly AuditEntryView[]> {
    return (await this.platform.pool.query<AuditEntryView>(this.statement(search, bounds))).rows;
  }

  /** Entries that a search asks for after one position and up to another, in order. */
  async between(
    search: TrailSearch,
    after: bigint,
    until: bigint,
    limit: number,
  ): Promise<readonly AuditEntryView[]> {
    const found = await this.stretch(search, { from: after + 1n, before: until + 1n, limit });
    return found.toReversed();
  }

  /** Counts of the days from one to another. */
  async countsOf(since: string, until: string): Promise<readonly AuditDayRow[]> {
    const { rows } = await this.platform.pool.query<{ body: AuditDayRow }>(
      `select body from ${DAYS} where day between $1 and $2 limit $3`,
      [since, until, MOST_COUNTS],
    );
    return rows.map(({ body }) => body);
  }

  /** Roughly the first position recorded at an instant or later, of those before a position: halves the log each step. */
  private async positionAbout(instant: string, before: bigint): Promise<bigint> {
    const { rows } = await this.platform.pool.query<{ about: string }>(
      `with recursive seek(low, high) as (
         select 0::bigint, $1::bigint
         union all
         select case when is_earlier then middle else low end, case when is_earlier then high else middle end
         from (select low, high, (low + high) / 2 as middle from seek where high - low > 100) as half,
           lateral (select coalesce((select entry.recorded_at < $2::timestamptz from ${TABLE}
             where entry.position <= half.middle order by entry.position desc limit 1), true) as is_earlier) as found
       ) select min(high)::text as about from seek`,
      [String(before), instant],
    );
    return BigInt(rows[0]?.about ?? before);
  }

  /** Position of the newest entry, 0 while there is none. */
  async newest(): Promise<bigint> {
    const { rows } = await this.platform.pool.query<{ newest: string | null }>(
      `select max(position)::text as newest from ${TABLE}`,
    );
    return BigInt(rows[0]?.newest ?? 0);
  }
}

function longer(stretch: bigint): bigint {
  return stretch * GROWTH < LONGEST_STRETCH ? stretch * GROWTH : LONGEST_STRETCH;
}
