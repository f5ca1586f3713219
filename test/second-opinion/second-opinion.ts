import { createHash, createPublicKey, verify } from 'node:crypto';

// A second program that verifies a bundle, written from RFC 6962, RFC 8785 and the C2SP texts alone. It must share no
// code with the first one, or both would be wrong together; so it imports nothing but node:crypto, and it is slow.

interface Json {
  readonly [field: string]: unknown;
}

/** What the second program makes of a bundle of the whole log. */
interface Opinion {
  readonly complaints: readonly string[];
  readonly leaves: readonly Buffer[];
  readonly checkpoints: readonly { readonly size: number; readonly root: string }[];
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 8785: members sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(',')}}`;
}

/** RFC 6962, 2.1, as it stands there. */
function merkleTreeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('');
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(Buffer.of(1), merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k)));
}

/** RFC 6962, 2.1.2, read backwards: takes a proof apart into the two roots that it gives. */
export function rootsFrom(
  m: number,
  n: number,
  proof: readonly Buffer[],
  oldRoot: Buffer,
): { readonly old: Buffer; readonly now: Buffer } {
  const left = [...proof];
  const take = (): Buffer => left.pop() ?? Buffer.alloc(0);
  const walk = (size: number, of: number, isWhole: boolean): { old: Buffer; now: Buffer } => {
    if (size === of) {
      const hash = isWhole ? oldRoot : take();
      return { old: hash, now: hash };
    }
    const k = 2 ** Math.floor(Math.log2(of - 1));
    if (size <= k) {
      const right = take();
      const below = walk(size, k, isWhole);
      return { old: below.old, now: sha256(Buffer.of(1), below.now, right) };
    }
    const whole = take();
    const below = walk(size - k, of - k, false);
    return { old: sha256(Buffer.of(1), whole, below.old), now: sha256(Buffer.of(1), whole, below.now) };
  };
  const roots = walk(m, n, true);
  if (left.length > 0) throw new Error('the proof is too long');
  return roots;
}

/** The key `name+id+base64` of golang.org/x/mod/sumdb/note. */
function readKey(text: string): { readonly name: string; readonly id: string; readonly raw: Buffer } {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  const data = Buffer.from(text.slice(second + 1), 'base64');
  return { name: text.slice(0, first), id: text.slice(first + 1, second), raw: data.subarray(1) };
}

/** Opens a checkpoint as Go's note.Open does: the last empty line parts text and signatures. */
export function openCheckpoint(
  note: string,
  keyText: string,
): { readonly origin: string; readonly size: number; readonly root: Buffer } {
  const key = readKey(keyText);
  const at = note.lastIndexOf('\n\n');
  const text = note.slice(0, at + 1);
  const isSigned = note
    .slice(at + 2)
    .split('\n')
    .some((line) => {
      if (!line.startsWith(`— ${key.name} `)) return false;
      const bytes = Buffer.from(line.slice(line.lastIndexOf(' ') + 1), 'base64');
      if (bytes.readUInt32BE(0) !== Number.parseInt(key.id, 16)) return false;
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.raw.toString('base64url') };
      return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), bytes.subarray(4));
    });
  if (!isSigned) throw new Error('not signed');
  const [origin = '', size = '', root = ''] = text.split('\n');
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
}

/** Reads a bundle of the whole log and says what is wrong with it. */
export function secondOpinion(bundle: string, key: string): Opinion {
  const complaints: string[] = [];
  const leaves: Buffer[] = [];
  const checkpoints: { size: number; root: string }[] = [];
  for (const line of bundle.trimEnd().split('\n')) {
    const one = JSON.parse(line) as Json & { leaf: Json; checkpoint: string; kind: string; events: number };
    if (one.kind === 'event') {
      const { eventId: id, streamId, type, hash, index } = one.leaf;
      const { data, metadata } = one;
      const own = sha256(canonicalJson({ data, id, metadata, streamId, type })).toString('hex');
      if (own !== hash) complaints.push(`event ${String(index)} has another hash`);
      if (index !== leaves.length)
        complaints.push(`event ${String(index)} stands at ${String(leaves.length)}`);
      leaves.push(sha256(Buffer.of(0), canonicalJson({ ...one.leaf, v: 1 })));
    } else if (one.kind === 'checkpoint') {
      const { size, root } = openCheckpoint(one.checkpoint, key);
      if (!merkleTreeHash(leaves.slice(0, size)).equals(root)) complaints.push(`root of ${String(size)}`);
      checkpoints.push({ size, root: root.toString('base64') });
    } else if (one.kind === 'end' && one.events !== leaves.length) complaints.push('end');
  }
  return { complaints, leaves, checkpoints };
}
