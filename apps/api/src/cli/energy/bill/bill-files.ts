import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { DomainError } from '#domain/shared/domain-error';

const MAX_PARENTS = 4;

/** Finds a named file: as given, beside the file that names it, or below one of that file's parent folders. */
export async function findFile(name: string, besideFile?: string): Promise<string> {
  const candidates = [resolve(name)];
  if (besideFile !== undefined && !isAbsolute(name)) {
    let folder = dirname(resolve(besideFile));
    for (let up = 0; up <= MAX_PARENTS; up += 1) {
      candidates.push(join(folder, name));
      folder = dirname(folder);
    }
  }
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile() === true) return candidate;
  }
  throw new DomainError('bill.no-file', `There is no file "${name}". Check the path.`, { file: name });
}

/** A JSON document. Throws `bill.not-json` naming the file. */
export async function readJson(path: string): Promise<unknown> {
  return parseJson(await readFile(path, 'utf8'), path);
}

/** JSON of a text; `path` is for the message. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('bill.not-json', `"${path}" is not JSON.`, { file: path });
  }
}
