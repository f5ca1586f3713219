import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { joined, utf8 } from '#domain/shared/proof/bytes';
import { checkpointText, parseCheckpoint } from '#domain/shared/proof/checkpoint';
import {
  COSIGNATURE,
  cosignedText,
  keyId,
  parseVerifierKey,
  signatureLine,
  verifierKeyText,
} from '#domain/shared/proof/signed-note';
import { rootsFrom } from '#test/second-opinion/second-opinion';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { openProvedLog } from '#test/support/proved-log';
import { sha256 } from '../node-cryptography.js';
import { verifyLog } from '../verify-log.js';
import { witnessOf } from './witness-settings.js';

const AT_S = 1_790_000_000;

/** A witness as C2SP tlog-witness describes it, which checks consistency by the second program's own means. */
async function startWitness() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const bare = { name: 'witness.test/w1', type: COSIGNATURE, publicKey: raw } as const;
  const key = { ...bare, id: await keyId(bare, sha256) };
  const seen = { size: 0, root: Buffer.alloc(0) };
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const cut = body.indexOf('\n\n');
      const [old = '', ...proof] = body.slice(0, cut).split('\n');
      const checkpoint = parseCheckpoint(body.slice(cut + 2));
      if (old !== `old ${String(seen.size)}`) {
        response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${String(seen.size)}\n`);
        return;
      }
      const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
      if (seen.size > 0) {
        const { old: before, now } = rootsFrom(seen.size, checkpoint.size, hashes, seen.root);
        if (!before.equals(seen.root) || !now.equals(Buffer.from(checkpoint.root))) {
          response.writeHead(422).end();
          return;
        }
      }
      Object.assign(seen, { size: checkpoint.size, root: Buffer.from(checkpoint.root) });
      const date = Buffer.alloc(8);
      date.writeBigUInt64BE(BigInt(AT_S));
      const signature = sign(null, utf8(cosignedText(checkpoint.note.text, AT_S)), privateKey);
      response.end(`${signatureLine(key, joined(date, signature))}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ key, seen, url: `http://127.0.0.1:${String(port)}` },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('a witness', () => {
  let database: TestDatabase;
  let proved: Awaited<ReturnType<typeof openProvedLog>>;
  let folder: string;
  let witness: Awaited<ReturnType<typeof startWitness>>;
  beforeEach(async () => {
    database = await testDatabase();
    folder = mkdtempSync(join(tmpdir(), 'treebeard-witness-'));
    witness = await startWitness();
    proved = await openProvedLog(database, undefined, [
      { kind: 'folder', folder },
      { kind: 'address', url: witness.url, key: verifierKeyText(witness.key) },
    ]);
  });
  afterEach(async () => {
    await proved.close();
    await witness.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const failures = async () => (await proved.witnesses.standings()).map(({ failure }) => failure);

  it('is shown each new checkpoint, and what it signs is kept with it', async () => {
    await proved.grow(7);
    await proved.witnesses.show();
    await proved.grow(20, 5);
    await proved.witnesses.show();
    expect(readdirSync(folder).sort()).toEqual([
      '0000000000000007.checkpoint',
      '0000000000000027.checkpoint',
    ]);
    expect(await proved.witnesses.standings()).toMatchObject([
      { size: 27, failure: null },
      { name: 'witness.test/w1', size: 27, failure: null },
    ]);
    const key = await parseVerifierKey(verifierKeyText(witness.key), sha256);
    const keys = [...proved.trust.keys, key];
    const outside = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(await verifyLog(proved, { keys, outside })).toMatchObject({
      isIntact: true,
      outside: 2,
      witnesses: [{ name: `witness.test/w1+${key.id}`, atS: AT_S, size: 27 }],
    });
    await proved.grow(1);
    expect(parseCheckpoint((await proved.log.newest()).note).note.signatures).toHaveLength(1);
  });

  it('that was shown more by another process says so, and is asked again', async () => {
    await proved.grow(7);
    await proved.witnesses.show();
    await proved.pool.query('update transparency.witnesses set size = 0');
    await proved.grow(2);
    await proved.witnesses.show();
    expect([witness.seen.size, await failures()]).toEqual([9, [null, null]]);
  });

  it('betrays a log that was forked, and one that was cut back', async () => {
    await proved.grow(7);
    await proved.witnesses.show();
    const fork = checkpointText({ origin: 'treebeard.test/log', size: 7, root: new Uint8Array(32) });
    writeFileSync(join(folder, '0000000000000007.checkpoint'), `${fork}\n— x AAAAAAAA\n`);
    witness.seen.root = Buffer.alloc(32);
    await proved.grow(2);
    await proved.witnesses.show();
    expect(await failures()).toEqual([
      'It knows other events than the log has: the log was forked.',
      'It answered 422.',
    ]);
    writeFileSync(
      join(folder, '0000000000000077.checkpoint'),
      `${fork.replace('\n7\n', '\n77\n')}\n— x AAAAAAAA\n`,
    );
    witness.seen.size = 77;
    await proved.grow(2);
    await proved.witnesses.show();
    expect(await failures()).toEqual([
      'It knows more events than the log has: the log was cut back.',
      'It knows more or other events than the log has: the log was forked or cut back.',
    ]);
  });

  it('that cannot be reached does not keep the others from seeing', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
    await proved.grow(7);
    await proved.witnesses.show();
    expect([witness.seen.size, await failures()]).toEqual([7, ['It cannot be written to.', null]]);
  });
});

describe('the setting of a witness', () => {
  it.each([
    ['/mnt/elsewhere', { kind: 'folder', folder: '/mnt/elsewhere' }],
    [
      'https://w.example/ w.example+0a0b0c0d+BASE64=',
      { kind: 'address', url: 'https://w.example', key: 'w.example+0a0b0c0d+BASE64=' },
    ],
    ['elsewhere', undefined],
    ['https://w.example', undefined],
    ['ftp://w.example w.example+0a0b0c0d+BASE64=', undefined],
  ])('is read from %s', (entry, setting) => {
    expect(witnessOf(entry)).toEqual(setting);
  });
});
