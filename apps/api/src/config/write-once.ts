import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/**
 * Writes a file that only its owner can read, completely or not at all: first to the disk, then under its name, so
 * that a power cut leaves no half of it. If two processes do so at once, the first one's file stays.
 */
export function writeOnce(directory: string, file: string, text: string): void {
  mkdirSync(directory, { recursive: true });
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
  flushDirectory(directory);
}

/** Flushes a directory, so that a new name in it is on the disk. Windows cannot and need not. */
function flushDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
