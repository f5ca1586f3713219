import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '#domain/shared/fault';
import type { Config } from './config.js';
import { writeOnce } from './write-once.js';

const Secrets = z.object({ masterKey: z.base64(), sessionSecret: z.string().min(32) });
export type Secrets = z.infer<typeof Secrets>;

/**
 * The configured secrets, or a pair generated once below DATA_DIR that only its owner can read. Losing that
 * file loses all sealed personal data: back it up. A database that already belongs to a key (`mayGenerate`
 * false) never gets a new one: that throws `secrets.missing`.
 */
export function readSecrets(
  config: Pick<Config, 'DATA_DIR' | 'MASTER_KEY' | 'SESSION_SECRET'>,
  { mayGenerate }: { readonly mayGenerate: boolean },
): Secrets {
  const { DATA_DIR, MASTER_KEY: masterKey, SESSION_SECRET: sessionSecret } = config;
  if (masterKey !== undefined && sessionSecret !== undefined) return { masterKey, sessionSecret };
  const file = join(DATA_DIR, 'secrets.json');
  if (!existsSync(file)) {
    if (!mayGenerate) {
      throw new Fault(
        'secrets.missing',
        `The database holds sealed data, but ${file} is missing: restore it from a backup, or set MASTER_KEY and SESSION_SECRET.`,
      );
    }
    generate(DATA_DIR, file);
  }
  const stored = read(file);
  return { masterKey: masterKey ?? stored.masterKey, sessionSecret: sessionSecret ?? stored.sessionSecret };
}

function read(file: string): Secrets {
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Fault(
      'secrets.unreadable',
      `${file} is empty or damaged: restore it from a backup, or set MASTER_KEY and SESSION_SECRET.`,
    );
  }
}

function generate(dataDir: string, file: string): void {
  const fresh: Secrets = {
    masterKey: randomBytes(32).toString('base64'),
    sessionSecret: randomBytes(32).toString('hex'),
  };
  writeOnce(dataDir, file, JSON.stringify(fresh));
}
