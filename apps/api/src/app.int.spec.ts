import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';
import { testDatabase } from '#test/support/postgres';
import { energyContext } from './energy/energy.context.js';
import type { Context } from './platform/contexts/context.js';
import { freePort } from './platform/postgres/server-process.js';

const readModels = energyContext.projections.map(({ name }) => name);

describe('a process that serves pages and does the work', () => {
  it('serves pages before the work begins, but for the first time, when there are no plans yet', async () => {
    const port = String(await freePort());
    const alive = () => fetch(`http://127.0.0.1:${port}/api/v1/health/live`);
    const answers: (number | 'none')[] = [];
    const watched: Context = {
      ...energyContext,
      async server() {
        const server = await energyContext.server();
        return {
          ...server,
          async seed(app) {
            answers.push(
              await alive().then(
                ({ status }) => status,
                () => 'none',
              ),
            );
            await server.seed(app);
          },
        };
      },
    };
    const database = await testDatabase();
    for (const _start of ['first', 'again']) {
      const app = await testApp({ PORT: port }, database, [watched]);
      await eventually(async () => {
        expect(await app.platform.progress.isCurrent(readModels)).toBe(true);
      });
      await app.stop();
    }
    expect(answers).toEqual(['none', 200]);
    await database.drop();
  });
});
