import { parseCheckpoint } from '#domain/shared/proof/checkpoint';
import type { VerifierKey } from '#domain/shared/proof/signed-note';
import { COSIGNATURE, parseNote, verifyNote } from '#domain/shared/proof/signed-note';
import { cryptography } from '../node-cryptography.js';
import type { Shown, Witness } from './witness.js';
import { WitnessRefused } from './witness.js';

const ANSWER_WITHIN_MS = 4_000;
const MOST_ANSWER_CHARS = 100_000;

/** A witness that speaks C2SP tlog-witness: it checks that the log only grew, and cosigns. */
export function addressWitness(url: string, key: VerifierKey): Witness {
  return {
    name: key.name,
    async show(shown, known) {
      let answer = await post(url, shown, known);
      if (answer.status === 409) {
        // It says which size it took last, which another process of ours may have shown it.
        const size = Number(answer.text.trim());
        if (!Number.isSafeInteger(size) || size > shown.checkpoint.size || size === known) {
          throw new WitnessRefused(
            'It knows more or other events than the log has: the log was forked or cut back.',
          );
        }
        answer = await post(url, shown, size);
      }
      if (answer.status !== 200) throw new WitnessRefused(`It answered ${String(answer.status)}.`);
      return cosignatures(shown.checkpoint.note, answer.text, key);
    },
  };
}

async function post(
  url: string,
  { checkpoint, since }: Shown,
  known: number,
): Promise<{ readonly status: number; readonly text: string }> {
  const proof = await since(known);
  const note = checkpoint.note;
  const body = `old ${String(known)}\n${proof.map((hash) => `${hash}\n`).join('')}\n${note}`;
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body, signal, redirect: 'error' });
    return { status: answer.status, text: (await answer.text()).slice(0, MOST_ANSWER_CHARS) };
  } catch {
    throw new WitnessRefused('It cannot be reached.');
  }
}

/** The lines by this key, verified. */
async function cosignatures(note: string, answer: string, key: VerifierKey): Promise<readonly string[]> {
  try {
    const { text } = parseCheckpoint(note).note;
    const cosigned = parseNote(`${text}\n${answer}`);
    const signatures = cosigned.signatures.filter(({ name, id }) => name === key.name && id === key.id);
    await verifyNote({ text, signatures }, [{ ...key, type: COSIGNATURE }], cryptography);
    return signatures.map(({ line }) => line);
  } catch {
    throw new WitnessRefused('Its signature does not hold under its key.');
  }
}
