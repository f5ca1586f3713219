import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DomainError } from '#domain/shared/domain-error';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { judgeRead } from './usage-field/verdict.js';
import type { Expectation, Judged } from './usage-field/verdict.js';

/**
 * Reads the files of the field with the zone each is known to have and says which are right, wrong,
 * refused or asked. `node dist/test/bench/usage-field.js [folder] [name]`; ends with 1 when one is wrong.
 */
async function main(folder: string, wanted: string): Promise<void> {
  const list = join(folder, 'expected.json');
  if (!existsSync(list)) {
    console.error(`${list} is not here: NOTHING WAS READ`);
    process.exitCode = 1;
    return;
  }
  // The list is ours: its shape is `Expectation`.
  const expectations = JSON.parse(readFileSync(list, 'utf8')) as Record<string, Expectation>;
  const tally = new Map<string, number>();
  for (const [name, expected] of Object.entries(expectations)) {
    if (!name.includes(wanted)) continue;
    const { verdict, fine, why } = await judge(join(folder, expected.file ?? name), expected);
    const kind = `${verdict}${fine ? '' : ', not as it should be'}`;
    tally.set(kind, (tally.get(kind) ?? 0) + 1);
    if (verdict === 'wrong') process.exitCode = 1;
    if (!fine || wanted !== '') console.log(`${verdict.padEnd(8)} ${name}: ${why.slice(0, 300)}`);
  }
  console.table(Object.fromEntries(tally));
}

async function judge(path: string, expected: Expectation): Promise<Judged> {
  try {
    const imported = await readUsageFile({
      name: path.split('/').at(-1) ?? path,
      bytes: pieces(readFileSync(path)),
      archive: nodeArchive,
      now: Date.now(),
      ...(expected.zone === undefined ? {} : { zone: expected.zone }),
    });
    return judgeRead(expected, imported, path);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const asked = error.details['outcome'] !== undefined;
    return {
      verdict: asked ? 'asked' : 'refused',
      fine: expected.expectedRefusal !== undefined,
      why: `${error.code} ${error.message}`,
    };
  }
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4096) yield await Promise.resolve(bytes.subarray(at, at + 4096));
}

await main(resolve(process.argv[2] ?? '../shared/usage/field'), process.argv[3] ?? '');
