import { generateKeyPairSync, sign } from 'node:crypto';
import { joined, utf8 } from './bytes.js';
import { checkpointText, parseCheckpoint } from './checkpoint.js';
import { cryptography, sha256 } from './node-cryptography.spec-support.js';
import {
  COSIGNATURE,
  cosignedText,
  keyId,
  parseNote,
  parseVerifierKey,
  signatureLine,
  verifierKeyText,
  verifyNote,
} from './signed-note.js';

/** The published example of golang.org/x/mod/sumdb/note. */
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

describe('a signed note', () => {
  it('of Go’s checksum database is verified', async () => {
    const key = await parseVerifierKey(KEY, sha256);
    expect(verifierKeyText(key)).toBe(KEY);
    const signed = await verifyNote(parseNote(NOTE), [key], cryptography);
    expect(signed.map(({ by }) => by.id)).toEqual(['c74f20a3']);
  });

  it.each([
    ['a changed word', NOTE.replace('answer', 'anwser')],
    ['a changed signature', NOTE.replace('BwJnAM=', 'BwJnAN=')],
    ['another signature', NOTE.replace('x08go/ZJ', 'x08go/ZK')],
  ])('is refused with %s', async (_, note) => {
    const key = await parseVerifierKey(KEY, sha256);
    await expect((async () => verifyNote(parseNote(note), [key], cryptography))()).rejects.toThrow(
      /does not hold|not one/,
    );
  });

  it('by nobody whom one trusts is refused', async () => {
    await expect(verifyNote(parseNote(NOTE), [], cryptography)).rejects.toMatchObject({
      code: 'proof.bad-signature',
      details: { signedBy: ['PeterNeumann+c74f20a3'] },
    });
  });

  it.each([
    '',
    'text\n',
    'text\n\n— name',
    'text\n\n— name AAAA\n',
    'te\txt\n\n— n AAAAAAAA\n',
    'text\n\n- n AAAAAAAA\n',
  ])('is not %j', (note) => {
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'proof.bad-note' }));
  });

  it.each(['', 'x', KEY.replace('c74f', 'c75f'), KEY.slice(0, -4), `${KEY} ${KEY}`])(
    'has no key %j',
    async (key) => {
      await expect(parseVerifierKey(key, sha256)).rejects.toMatchObject({ code: 'proof.bad-key' });
    },
  );
});

describe('a cosignature', () => {
  it('holds for its time and its checkpoint', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const bare = { name: 'witness.example/w1', type: COSIGNATURE, publicKey: raw } as const;
    const key = { ...bare, id: await keyId(bare, sha256) };
    const text = checkpointText({ origin: 'a.example/log', size: 7, root: new Uint8Array(32) });
    const date = Buffer.alloc(8);
    date.writeBigUInt64BE(1_679_315_147n);
    const bytes = joined(date, sign(null, utf8(cosignedText(text, 1_679_315_147)), privateKey));
    const note = `${text}\n${signatureLine(key, bytes)}\n`;
    const parsed = await parseVerifierKey(verifierKeyText(key), sha256);
    expect(await verifyNote(parseCheckpoint(note).note, [parsed], cryptography)).toEqual([
      { by: parsed, atS: 1_679_315_147 },
    ]);
    bytes[7] = 0;
    const redated = `${text}\n${signatureLine(key, bytes)}\n`;
    await expect(verifyNote(parseNote(redated), [parsed], cryptography)).rejects.toThrow('does not hold');
  });
});

describe('a checkpoint', () => {
  it('is read as the standard writes it', () => {
    const note = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;
    const checkpoint = parseCheckpoint(note);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(checkpointText(checkpoint)).toBe(checkpoint.note.text);
    for (const wrong of ['020852163', '-1', '1e3', ''])
      expect(() => parseCheckpoint(note.replace('20852163', wrong))).toThrow(/checkpoint/i);
  });
});
