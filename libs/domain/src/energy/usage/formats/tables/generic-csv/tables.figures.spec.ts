import { seededRandom } from '#domain/shared/seeded-random';
import { judgeTable } from '#test/bench/tables/judge-table';
import { randomTable } from '#test/bench/tables/random-table';

const TABLES = 800;
/** Tables in a language that no list holds, and layouts that allow several readings, are asked. */
const MOST_STOPPED = 0.2;

describe('random tables in many languages and layouts', () => {
  it('give their true series or a question, never another series', async () => {
    const tally = { right: 0, asked: 0, refused: 0, wrong: 0 };
    const wrong: string[] = [];
    for (let seed = 1; seed <= TABLES; seed += 1) {
      const table = randomTable(seededRandom(seed));
      const verdict = await judgeTable(table);
      tally[verdict.is] += 1;
      if (verdict.is === 'wrong') wrong.push(`${String(seed)} ${table.made}: ${verdict.why}`);
    }
    expect(wrong).toEqual([]);
    expect((tally.asked + tally.refused) / TABLES).toBeLessThan(MOST_STOPPED);
  });
});
