import type { BenchRow } from '../bench-row.js';
import { startApp } from './bench-app.js';

/** From nothing to serving, and again on the same data. The build is not in it. */
export async function benchStarts(dataDir: string): Promise<readonly BenchRow[]> {
  const cold = await startApp(dataDir);
  await cold.stop();
  const warm = await startApp(dataDir);
  await warm.stop();
  return [
    { name: 'cold start: new database, migrations, seed', value: cold.startedInMs / 1000, unit: 's' },
    { name: 'warm start: same data', value: warm.startedInMs / 1000, unit: 's', goal: '<= 8' },
  ];
}
