import pg from 'pg';
import { contexts } from '#api/contexts';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { rebuild } from '#api/platform/following/rebuild';
import { openPool } from '#api/platform/postgres/pool';
import { ensureRoles } from '#api/platform/postgres/roles';
import { Client } from '../support/client.js';
import { CrashingApp } from '../support/processes/crashing-app.js';
import { eventually } from '../support/eventually.js';

/** `npm run test:long` asks for more. */
const KILLS = Number(process.env['KILLS'] ?? 20);
const SETTLE_WITHIN_MS = 180_000;
const LONGEST_MS = KILLS * 60_000;
const UNEXPLAINED = `select (count(*) filter (where event_type = 'energy.recommendation-issued.v1')
  - count(*) filter (where event_type = 'energy.explanation-published.v1'))::int as n from events`;
const UNREAD = `select count(*)::int as n from events up where event_type = 'energy.usage-uploaded.v1'
  and not exists (select from events done where done.stream_id = up.stream_id and done.event_type = 'energy.usage-imported.v1')`;

/** What a kill left of an upload that nobody was promised is swept after a day; the rest must be gone. */
const BYTES_OF_READ_UPLOADS = `select count(*)::int as n from blobs.pieces join events
  on data::jsonb->>'uploadId' = split_part(blob_id, '/', 1) where event_type = 'energy.usage-uploaded.v1'`;

const bills = Array.from({ length: 12 }, (_, month) => ({
  start: `2025-${String(month + 1).padStart(2, '0')}-01`,
  end: month === 11 ? '2026-01-01' : `2025-${String(month + 2).padStart(2, '0')}-01`,
  kwh: String(600 + 40 * month),
}));
const request = { usage: { bills }, place: { postcode: '75201' } };

/** What was promised to visitors before a kill. */
interface Promised {
  readonly uploads: Set<string>;
  readonly recommendations: Set<string>;
  /** Requests whose answer was cut off: to be asked again by the same visitor under the same key. */
  readonly cutOff: { readonly visitor: Client; readonly key: string }[];
}

/** Read models of what visitors of this test do not do, such as asking to be erased. */
const NOTHING_OF_THAT = [
  ...['energy_leaving_home', 'energy_plan_draft', 'energy_published_mapping', 'energy_catalogue_import'],
  ...['trust_account', 'trust_look', 'trust_machinery'],
];

describe('a server killed again and again while it works', () => {
  const app = new CrashingApp();
  const promised: Promised = { uploads: new Set(), recommendations: new Set(), cutOff: [] };
  afterAll(() => app.remove(), 60_000);

  /** Orders work of every kind at once; calls `onPromise` with each answer that came. */
  async function order(url: string, round: number, onPromise: () => void): Promise<void> {
    const upload = async (path: string, body: unknown): Promise<void> => {
      const answer = await new Client(url).send('POST', path, body);
      if (answer.status !== 202) throw new Error(answer.text);
      promised.uploads.add(answer.json<{ id: string }>().id);
      onPromise();
    };
    const generate = async (visitor: Client, key: string): Promise<void> => {
      promised.cutOff.push({ visitor, key });
      const answer = await visitor.generate(request, key);
      if (answer.status !== 201) throw new Error(answer.text);
      promised.recommendations.add(answer.json<{ recommendationId: string }>().recommendationId);
      promised.cutOff.splice(
        promised.cutOff.findIndex((one) => one.key === key),
        1,
      );
      onPromise();
    };
    const again = promised.cutOff.splice(0).map(({ visitor, key }) => generate(visitor.at(url), key));
    const visitor = new Client(url);
    await visitor.get('/session').catch(() => undefined);
    await Promise.allSettled([
      ...again,
      upload('/usage/bills', { bills, zone: 'America/Chicago' }),
      upload('/usage/bills', { bills: bills.slice(0, 6), zone: 'America/Chicago' }),
      ...(round % 2 === 0 ? [upload('/usage/samples/dallas-flat', {})] : []),
      generate(visitor, `round-${String(round)}`),
    ]);
  }

  /** Orders work and kills the server once that many promises were made. */
  async function workUntilKilled(round: number, promises: number): Promise<void> {
    const url = await app.start();
    let made = 0;
    let ordered: Promise<void> = Promise.resolve();
    await new Promise<void>((strike) => {
      ordered = order(url, round, () => {
        made += 1;
        if (made === promises) strike();
      });
      void ordered.then(strike);
    });
    await app.kill({ databaseToo: round % 5 === 4 });
    await ordered;
  }

  const rowsOf = async <Row extends object>(sql: string): Promise<readonly Row[]> => {
    const database = new pg.Client({ connectionString: app.databaseUrl() });
    await database.connect();
    try {
      return (await database.query<Row>(sql)).rows;
    } finally {
      await database.end();
    }
  };
  const numberOf = async (sql: string): Promise<number> => (await rowsOf<{ n: number }>(sql))[0]?.n ?? -1;
  /** What events of a type are about; fails when two are about the same. */
  const subjectsOf = async (type: string): Promise<ReadonlySet<string>> => {
    const rows = await rowsOf<{ id: string; n: number }>(
      `select coalesce(data::jsonb->>'uploadId', data::jsonb->>'recommendationId') as id, count(*)::int as n
       from events where event_type = '${type}' group by 1`,
    );
    expect(rows.filter(({ n }) => n !== 1)).toEqual([]);
    return new Set(rows.map(({ id }) => id));
  };

  it(
    `answers again after each of ${String(KILLS)} kills, and to what was cut off too`,
    async () => {
      for (let round = 0; round < KILLS; round += 1) {
        await workUntilKilled(round, round % 7 === 3 ? 4 : (round % 3) + 1);
      }
      await order(await app.start(), KILLS, () => undefined);
      expect(promised.cutOff).toEqual([]);
      expect(promised.uploads.size).toBeGreaterThan(KILLS);
      expect(promised.recommendations.size).toBeGreaterThan(KILLS / 2);
    },
    LONGEST_MS,
  );

  it(
    'has kept every promise, done each job once and written no gap',
    async () => {
      await eventually(async () => {
        expect([await numberOf(UNREAD), await numberOf(UNEXPLAINED)]).toEqual([0, 0]);
      }, SETTLE_WITHIN_MS);
      const imported = await subjectsOf('energy.usage-imported.v1');
      const issued = await subjectsOf('energy.recommendation-issued.v1');
      expect(imported).toEqual(await subjectsOf('energy.usage-uploaded.v1'));
      expect(await subjectsOf('energy.explanation-published.v1')).toEqual(issued);
      expect([...promised.uploads].filter((id) => !imported.has(id))).toEqual([]);
      expect([...promised.recommendations].filter((id) => !issued.has(id))).toEqual([]);
      expect(await numberOf('select (max(global_position) - count(*))::int as n from events')).toBe(0);
      expect(await numberOf('select min(global_position)::int as n from events')).toBe(1);
      await eventually(async () => {
        expect(await numberOf(BYTES_OF_READ_UPLOADS)).toBe(0);
      });
    },
    SETTLE_WITHIN_MS * 2,
  );

  it('has read models that a rebuild makes again row for row', async () => {
    const { treebeard_app: url } = await ensureRoles(app.databaseUrl());
    const pool = openPool(url, { name: 'test', connections: 4 });
    const store = new PostgresEventStore(url, new Upcasters([]));
    const empty: string[] = [];
    try {
      for (const projection of contexts.flatMap(({ projections }) => projections)) {
        const rows = async (): Promise<readonly unknown[]> =>
          (await pool.query(`select * from read_models.${projection.table} order by 1`)).rows;
        const before = await rows();
        if (before.length === 0) empty.push(projection.table);
        await rebuild(projection, { store, pool });
        expect(await rows()).toEqual(before);
      }
      expect(empty.filter((table) => !NOTHING_OF_THAT.includes(table))).toEqual([]);
    } finally {
      await store.close();
      await pool.end();
    }
  });

  it('leaves no process behind when it is interrupted', async () => {
    expect(app.processes().length).toBeGreaterThan(1);
    await app.interrupt();
    await eventually(() => {
      expect(app.processes()).toEqual([]);
    });
  });
});
