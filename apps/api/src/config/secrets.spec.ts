import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecrets } from './secrets.js';

describe('the secrets of an installation', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'treebeard-secrets-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (mayGenerate: boolean) =>
    readSecrets({ DATA_DIR: folder, MASTER_KEY: undefined, SESSION_SECRET: undefined }, { mayGenerate });

  it('are made once, whole, and for their owner only', () => {
    const made = read(true);
    expect(read(false)).toEqual(made);
    expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual(made);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
  });

  it('are never made for a database that belongs to others already', () => {
    expect(() => read(false)).toThrow(expect.objectContaining({ code: 'secrets.missing' }));
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['', '{"masterKey":', '{"masterKey":"AAAA"}'])(
    'say what to do where the file holds "%s"',
    (text) => {
      writeFileSync(join(folder, 'secrets.json'), text);
      expect(() => read(true)).toThrow(expect.objectContaining({ code: 'secrets.unreadable' }));
      expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(text);
    },
  );
});
