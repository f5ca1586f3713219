import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { collect, noted } from '#test/support/events';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { PostgresEventStore } from '../event-store/postgres/postgres-event-store.js';
import { Upcasters } from '../event-store/port/upcasters.js';
import { openPool } from '../postgres/pool.js';
import { ERASED, isErased, Sealing } from './sealing.js';
import { PostgresSubjectKeys } from './subject-keys.js';

const rules = {
  'test.noted.v1': { subject: 'homeId', fields: ['address.street', 'files.*.name', 'series'] },
};

describe('sealing personal data', () => {
  const masterKey = randomBytes(32);
  let database: TestDatabase;
  let pool: pg.Pool;
  let sealing: Sealing;
  let homeId: string;

  beforeAll(async () => {
    database = await testDatabase();
    pool = openPool(database.keysUrl, { name: 'test keys', connections: 4 });
  });
  beforeEach(() => {
    homeId = randomUUID();
    sealing = new Sealing(new PostgresSubjectKeys(pool, masterKey), rules);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const personal = () =>
    noted({
      homeId,
      address: { street: 'Elm Street 1', city: 'Dallas' },
      files: [
        { name: 'anna.csv', bytes: 7 },
        { name: 'anna-2.csv', bytes: 8 },
      ],
      series: Array.from({ length: 500 }, (_, n) => n),
      note: null,
    });

  it('hides what the rules name and nothing else', async () => {
    const event = personal();
    const sealed = await sealing.seal(event);
    const text = JSON.stringify(sealed);
    expect(text).not.toMatch(/Elm Street|anna/);
    expect(text).not.toContain('101,102,103');
    expect(sealed).toMatchObject({ id: event.id, type: event.type, metadata: event.metadata });
    expect(sealed.data).toMatchObject({
      homeId,
      address: { city: 'Dallas' },
      files: [{ bytes: 7 }, { bytes: 8 }],
      note: null,
    });
  });

  it('gives back what it hid, from the log too and to another process', async () => {
    const event = personal();
    const store = new PostgresEventStore(database.appUrl, new Upcasters([]));
    await store.appendToStream(`test-${homeId}`, [await sealing.seal(event)], {
      expectedRevision: 'no_stream',
    });
    const [recorded] = await collect(store.readStream(`test-${homeId}`));
    await store.close();
    if (recorded === undefined) throw new Error('nothing recorded');
    const elsewhere = new Sealing(new PostgresSubjectKeys(pool, masterKey), rules);
    expect((await elsewhere.open(recorded)).data).toEqual(event.data);
  });

  it('opens what was copied into a row', async () => {
    const { data } = await sealing.seal(personal());
    expect(await sealing.openValue({ rows: [{ street: data['address'] }] })).toEqual({
      rows: [{ street: { street: 'Elm Street 1', city: 'Dallas' } }],
    });
  });

  it('seals the same event the same way twice, so that a retry is known again', async () => {
    const event = personal();
    expect(await sealing.seal(event)).toEqual(await sealing.seal(event));
    const other = await sealing.seal({ ...event, id: randomUUID() });
    expect(other.data['series']).not.toEqual((await sealing.seal(event)).data['series']);
  });

  it('reads as erased, everywhere and for good, once the key is destroyed', async () => {
    const event = await sealing.seal(personal());
    await sealing.erase(homeId);
    for (const reader of [sealing, new Sealing(new PostgresSubjectKeys(pool, masterKey), rules)]) {
      const { data } = await reader.open(event);
      expect(data).toMatchObject({ homeId, address: { street: ERASED, city: 'Dallas' }, series: ERASED });
      expect(isErased(data['series'])).toBe(true);
    }
    await expect(sealing.seal(personal())).rejects.toMatchObject({ code: 'sealing.subject-erased' });
    const { rows } = await pool.query('select wrapped_key from sealing.subject_keys where subject_id = $1', [
      homeId,
    ]);
    expect(rows).toEqual([{ wrapped_key: null }]);
  });

  it('erases one person only, also one who has nothing yet', async () => {
    const event = await sealing.seal(personal());
    await sealing.erase(randomUUID());
    expect((await sealing.open(event)).data['address']).toEqual({ street: 'Elm Street 1', city: 'Dallas' });
  });

  it('forgets a cached key within seconds of its being erased elsewhere', async () => {
    let nowMs = 1;
    const here = new Sealing(new PostgresSubjectKeys(pool, masterKey), rules, () => nowMs);
    const event = await here.seal(personal());
    await sealing.erase(homeId);
    nowMs = 10_002;
    expect(isErased((await here.open(event)).data['series'])).toBe(true);
  });

  it('notices a sealed value that was moved to another event or altered', async () => {
    const event = await sealing.seal(personal());
    await expect(sealing.open({ ...event, id: randomUUID() })).rejects.toMatchObject({
      code: 'sealing.damaged',
    });
    const swapped = JSON.parse(
      JSON.stringify(event.data).replace('"field":"series"', '"field":"address.street"'),
    ) as object;
    await expect(sealing.openValue(swapped)).rejects.toMatchObject({ code: 'sealing.damaged' });
  });

  it('makes one key when many seal at once', async () => {
    const others = Array.from(
      { length: 8 },
      () => new Sealing(new PostgresSubjectKeys(pool, masterKey), rules),
    );
    const sealed = await Promise.all(others.map((other) => other.seal(personal())));
    for (const event of sealed) expect((await sealing.open(event)).data['homeId']).toBe(homeId);
  });

  it('says so when the master key is another one, of the wrong size, or the keys are missing', async () => {
    const event = await sealing.seal(personal());
    const wrong = new Sealing(new PostgresSubjectKeys(pool, randomBytes(32)), rules);
    await expect(wrong.open(event)).rejects.toMatchObject({ code: 'sealing.wrong-master-key' });
    expect(() => new PostgresSubjectKeys(pool, randomBytes(16))).toThrow(/32 bytes/);
    await pool.query(
      "update sealing.subject_keys set subject_id = 'moved-' || subject_id where subject_id = $1",
      [homeId],
    );
    const restored = new Sealing(new PostgresSubjectKeys(pool, masterKey), rules);
    await expect(restored.open(event)).rejects.toMatchObject({ code: 'sealing.key-missing' });
  });

  it('keeps the application away from the keys, and the keys’ role away from the log', async () => {
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    await expect(app.query('select * from sealing.subject_keys')).rejects.toThrow(/permission denied/);
    await app.end();
    await expect(pool.query('select * from events')).rejects.toThrow(/permission denied/);
  });
});
