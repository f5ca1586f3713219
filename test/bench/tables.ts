import { seededRandom } from '#domain/shared/seeded-random';
import { judgeTable } from './tables/judge-table.js';
import { randomTable } from './tables/random-table.js';

/**
 * Reads random tables of many languages and layouts: each gives its true series or a question, never
 * another series. `node dist/test/bench/tables.js [cases] [seed]`; the same seed, the same tables.
 */
const CASES = Number(process.argv[2] ?? '100000');
const SEED = Number(process.argv[3] ?? '20261130');
const SHOWN = 10;

const tally = { right: 0, asked: 0, refused: 0, wrong: 0 };
const codes = new Map<string, number>();
for (let number = 0; number < CASES; number += 1) {
  const table = randomTable(seededRandom(SEED + number));
  const verdict = await judgeTable(table);
  tally[verdict.is] += 1;
  if (verdict.is === 'asked' || verdict.is === 'refused')
    codes.set(verdict.code, (codes.get(verdict.code) ?? 0) + 1);
  if (verdict.is === 'wrong' && tally.wrong <= SHOWN)
    console.log(
      `${String(SEED + number)} ${table.made}: ${verdict.why}\n${table.text.split('\n').slice(0, 6).join('\n')}`,
    );
}
console.log(`${String(CASES)} tables, seed ${String(SEED)}`);
console.table(tally);
console.log(`asked or refused: ${(((tally.asked + tally.refused) / CASES) * 100).toFixed(2)} %`);
console.table(Object.fromEntries([...codes].sort((a, b) => b[1] - a[1])));
if (tally.wrong > 0) process.exitCode = 1;
