import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchRow } from '../bench-row.js';

/** JavaScript that the first page loads before it shows anything: the shell's scripts and their preloads. */
export function benchInitialScript(folder: string): readonly BenchRow[] {
  const shell = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = new Set([...shell.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file]) => file ?? ''));
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  return [{ name: 'initial JavaScript, gzip', value: bytes / 1000, unit: 'kB', goal: '<= 200' }];
}
