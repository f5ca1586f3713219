import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { base64Of } from '#domain/shared/proof/bytes';
import { parseCheckpoint } from '#domain/shared/proof/checkpoint';
import type { Witness } from './witness.js';
import { WitnessRefused } from './witness.js';

/** A checkpoint in a folder: its number of events, so that names sort as sizes. */
export const CHECKPOINT_FILE = /^\d{16}\.checkpoint$/;
const DIGITS = 16;

/**
 * Keeps each checkpoint as a file of a folder, on another machine or in a bucket. What is there already is held
 * against our own tree first: a folder that disagrees is left as it is.
 */
export function folderWitness(folder: string): Witness {
  return {
    name: `folder ${basename(folder)}`,
    async show({ checkpoint, rootAt }) {
      await mkdir(folder, { recursive: true });
      const files = (await readdir(folder)).filter((name) => CHECKPOINT_FILE.test(name)).sort();
      const newest = files.at(-1);
      const ours = parseCheckpoint(checkpoint.note);
      if (newest !== undefined) {
        const kept = parseCheckpoint(await readFile(join(folder, newest), 'utf8'));
        if (kept.origin !== ours.origin) throw new WitnessRefused('It keeps the checkpoints of another log.');
        if (kept.size > ours.size)
          throw new WitnessRefused('It knows more events than the log has: the log was cut back.');
        if (base64Of(kept.root) !== (await rootAt(kept.size)))
          throw new WitnessRefused('It knows other events than the log has: the log was forked.');
        if (kept.size === ours.size) return [];
      }
      const file = join(folder, `${String(ours.size).padStart(DIGITS, '0')}.checkpoint`);
      const draft = `${file}.${String(process.pid)}`;
      await writeFile(draft, checkpoint.note, { flush: true });
      await rename(draft, file);
      return [];
    },
  };
}
