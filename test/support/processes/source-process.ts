import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** How plain Node runs our sources. */
export const SOURCE_FLAGS = [
  '--conditions=source',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
  '--import=./test/support/processes/source-modules.mjs',
];

/** Runs one of our sources in a process of its own, that a test may kill. */
export function sourceProcess(
  file: string,
  args: readonly string[],
): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [...SOURCE_FLAGS, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}
