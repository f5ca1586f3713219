import type { ChildProcess } from 'node:child_process';
import { eventually } from '../eventually.js';

const READY = /ready: http:\/\/localhost:(\d+)/;

/**
 * Where a started program serves, from its own words: a port that a test chose beforehand could be taken by another
 * process before it is used. Fails at once if the program ended.
 */
export async function addressOf(
  child: ChildProcess,
  output: () => string,
  withinMs: number,
): Promise<string> {
  const port = await eventually(() => {
    const found = READY.exec(output())?.[1];
    if (found === undefined && child.exitCode === null) throw new Error(`Not ready:\n${output()}`);
    return found;
  }, withinMs);
  if (port === undefined) throw new Error(`Ended with ${String(child.exitCode)}:\n${output()}`);
  return `http://127.0.0.1:${port}`;
}
