import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SOURCE_FLAGS } from '../support/processes/source-process.js';

describe('an error that goes past the log', () => {
  it.each(['throws', 'rejects'])(
    'says what went wrong and no credential, where a process %s',
    async (how) => {
      const args = [...SOURCE_FLAGS, 'test/support/processes/fail-and-tell.ts', how];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      let told = '';
      child.stderr.on('data', (text: Buffer) => (told += text.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      expect(code).toBe(1);
      expect(told.match(/ECONNREFUSED/g)).toHaveLength(3);
      expect(told).toContain('Unexpected error');
      expect(told).not.toContain('planted');
    },
  );
});
