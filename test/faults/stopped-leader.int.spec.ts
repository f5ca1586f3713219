import { Leadership } from '#api/platform/following/leadership';
import { eventually } from '../support/eventually.js';
import { testDatabase } from '../support/postgres.js';
import { sourceProcess } from '../support/processes/source-process.js';

describe('a leader that is stopped, but not dead', () => {
  it('loses the lead within seconds, and knows it when it goes on', async () => {
    const database = await testDatabase();
    const child = sourceProcess('test/support/processes/lead-and-hang.ts', [database.appUrl]);
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    const next = new Leadership(database.appUrl, 'tests');
    try {
      await eventually(() => {
        expect(output).toContain('leads');
      }, 20_000);
      expect(await next.seek()).toBe(false);
      child.kill('SIGSTOP');
      await eventually(async () => {
        expect(await next.seek()).toBe(true);
      }, 20_000);
      output = '';
      child.kill('SIGCONT');
      await eventually(() => {
        expect(output).toContain('follows');
      }, 10_000);
      expect(next.isLeader).toBe(true);
    } finally {
      child.kill('SIGKILL');
      await next.resign();
      await database.drop();
    }
  });
});
