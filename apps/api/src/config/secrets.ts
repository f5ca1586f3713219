import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.js';

const Secrets = z.object({ masterKey: z.base64(), sessionSecret: z.string().min(32) });
export type Secrets = z.infer<typeof Secrets>;

/**
 * The configured secrets, or for the embedded default a pair generated once below DATA_DIR and
 * readable by its owner only. Losing that file loses the sealed personal data: back it up.
 */
export function readSecrets(config: Config): Secrets {
  const stored =
    config.MASTER_KEY === undefined || config.SESSION_SECRET === undefined
      ? storedSecrets(config.DATA_DIR)
      : undefined;
  return Secrets.parse({
    masterKey: config.MASTER_KEY ?? stored?.masterKey,
    sessionSecret: config.SESSION_SECRET ?? stored?.sessionSecret,
  });
}

function storedSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const fresh = {
    masterKey: randomBytes(32).toString('base64'),
    sessionSecret: randomBytes(32).toString('hex'),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  return fresh;
}
