import { base64Of, hexOf } from '#domain/shared/proof/bytes';
import { parseCheckpoint } from '#domain/shared/proof/checkpoint';
import { hashesIn } from '#domain/shared/proof/tiles';
import { collect } from '#test/support/events';
import { LOG_SIGNING_KEYS, VERIFIER_KEY } from '#test/support/log-keys';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { openProvedLog } from '#test/support/proved-log';
import { newLogKey } from './log-keys.js';
import { rebuildTiles } from './rebuild-tiles.js';
import { leafOf } from './tree-follower.js';
import { verifyLog } from './verify-log.js';

describe('the tree over the log', () => {
  let database: TestDatabase;
  let proved: Awaited<ReturnType<typeof openProvedLog>>;
  beforeEach(async () => {
    database = await testDatabase();
    proved = await openProvedLog(database);
  });
  afterEach(async () => {
    await proved.close();
    await database.drop();
  });

  const tiles = async (): Promise<readonly unknown[]> => {
    const { rows } = await proved.pool.query<{ hashes: Buffer }>(
      'select level, number, hashes, last_position from transparency.tiles order by level, number',
    );
    return rows.map((row) => ({ ...row, hashes: hexOf(row.hashes) }));
  };

  it('holds a leaf for each event, and is signed at its end', async () => {
    await proved.grow(300, 100);
    const events = await collect(proved.store.readAll({ asStored: true }));
    const tile = Buffer.from(await proved.log.tile({ level: 0, number: 1, width: 44 }));
    expect(await Promise.all(events.slice(256).map(leafOf))).toEqual([...hashesIn(tile)]);
    expect(parseCheckpoint((await proved.log.newest()).note)).toMatchObject({
      origin: 'treebeard.test/log',
      size: 300,
    });
    expect(await verifyLog(proved, proved.trust)).toMatchObject({
      ...{ isIntact: true, events: 300, unproved: 0, wrong: 0 },
      signedBy: [VERIFIER_KEY.split('+').slice(0, 2).join('+')],
    });
  });

  it('is made again from the log, the same to the byte', async () => {
    await proved.grow(600, 200);
    const before = await tiles();
    expect(before).toHaveLength(4);
    await proved.pool.query('delete from transparency.tiles where number = 1');
    expect(await rebuildTiles(proved)).toEqual({ events: 600 });
    expect(await tiles()).toEqual(before);
  });

  it('is not made again from a log that is not the signed one', async () => {
    await proved.grow(10);
    const before = await tiles();
    await proved.tamper(async (owner) => {
      await owner.query("update events set event_type = 'test.other.v1' where global_position = 4");
    });
    await expect(rebuildTiles(proved)).rejects.toMatchObject({ code: 'proof.broken' });
    expect(await tiles()).toEqual(before);
  });

  it('gives entries behind their length, as C2SP tiles do, which hash to its leaves', async () => {
    await proved.grow(260);
    const bytes = Buffer.from(await proved.log.entries({ number: 1, width: 4 }));
    const leaves: unknown[] = [];
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at))
      leaves.push(JSON.parse(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)).toString()));
    expect(leaves).toMatchObject([256, 257, 258, 259].map((index) => ({ v: 1, index })));
    await expect(proved.log.entries({ number: 1, width: 5 })).rejects.toMatchObject({
      code: 'proof.no-tile',
    });
  });

  it('refuses to sign what does not go on from what was signed', async () => {
    await proved.grow(5);
    await proved.tamper(async (owner) => {
      await owner.query(
        'update transparency.tiles set hashes = set_byte(hashes, 7, 1 - get_byte(hashes, 7) % 2)',
      );
    });
    await expect(proved.grow(1)).rejects.toThrow(/did not follow.*not the one that was signed/);
    expect((await proved.log.newest()).size).toBe(5);
  });

  it('stops at a gap in the log', async () => {
    await proved.grow(5);
    await proved.tamper(async (owner) => {
      await owner.query('update log_head set position = 7');
    });
    await expect(proved.grow(1)).rejects.toThrow(/did not follow.*gap/);
  });

  it('is signed by both keys while one follows the other, and lists the retired one', async () => {
    await proved.grow(3);
    await proved.close();
    const { privateKey, verifierKey } = await newLogKey('treebeard.test/log');
    proved = await openProvedLog(database, `${privateKey}\n${LOG_SIGNING_KEYS}`);
    await proved.grow(3);
    expect(parseCheckpoint((await proved.log.newest()).note).note.signatures).toHaveLength(2);
    expect(await verifyLog(proved, proved.trust)).toMatchObject({ isIntact: true, events: 6 });
    await proved.close();
    proved = await openProvedLog(database, `${privateKey} ${VERIFIER_KEY}`);
    await proved.grow(3);
    expect(await proved.log.keys()).toEqual([
      { key: verifierKey, signs: true },
      { key: VERIFIER_KEY, signs: false },
    ]);
    await proved.close();
    const { privateKey: foreign } = await newLogKey('treebeard.test/log');
    proved = await openProvedLog(database, foreign);
    await expect(proved.grow(1)).rejects.toThrow(/did not follow.*not among ours/);
  });

  it('gives proofs between any two of its sizes', async () => {
    await proved.grow(20, 4);
    expect(await proved.log.consistency(4, 20)).toHaveLength(3);
    expect(await proved.log.inclusion(3, 4)).toEqual([
      expect.stringMatching(/^.{43}=$/),
      expect.stringMatching(/^.{43}=$/),
    ]);
    const hash = base64Of(await proved.log.tile({ level: 0, number: 0, width: 1 }));
    expect((await proved.log.inclusion(1, 2))[0]).toBe(hash);
    await expect(proved.log.inclusion(20, 20)).rejects.toMatchObject({ code: 'proof.no-such-tree' });
    await expect(proved.log.consistency(1, 21)).rejects.toMatchObject({ code: 'proof.no-such-tree' });
  });
});
