import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DomainError } from '#domain/shared/domain-error';
import { kwhText, addEnergy, NO_ENERGY } from '#domain/shared/units';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import { totalEnergy } from '#domain/energy/usage/readings/totals';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { columnMutations } from './tables/column-mutations.js';
import type { ColumnMutation } from './tables/column-mutations.js';
import type { Expectation } from './usage-field/verdict.js';

/**
 * Drops, renames, swaps and doubles each column of the field files and exchanges their units: a total
 * that is not the file's must be asked, refused or said. `node dist/test/bench/table-mutations.js [folder] [name]`
 */
const SHARE = 0.002;
/** Warnings that name such a fault. */
const SAYS = [
  'usage.unusual-level',
  'usage.unit-assumed',
  'usage.cut-short',
  'usage.stray-date',
  'usage.overlaps',
];

async function main(folder: string, wanted: string): Promise<void> {
  if (!existsSync(join(folder, 'expected.json'))) {
    console.error(`${folder} is not here: NOTHING WAS CHANGED`);
    process.exitCode = 1;
    return;
  }
  // The list is ours: its shape is `Expectation`.
  const expectations = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    Expectation
  >;
  const tally = { same: 0, stopped: 0, said: 0, wrong: 0 };
  for (const file of readdirSync(folder).filter((name) => /\.csv$/.test(name) && name.includes(wanted))) {
    const expected = expectations[file];
    const bytes = readFileSync(join(folder, file));
    if (expected?.expectedKwhImport === undefined || bytes.includes(0)) continue;
    for (const mutation of columnMutations(new TextDecoder().decode(bytes))) {
      const fate = await fateOf(file, mutation, expected);
      tally[fate.is] += 1;
      if (fate.is === 'wrong') console.log(`${file}: ${mutation.what}: ${fate.why}`);
    }
  }
  console.table(tally);
  if (tally.wrong > 0) process.exitCode = 1;
}

async function fateOf(
  name: string,
  { text, drops }: ColumnMutation,
  { zone, ...expected }: Expectation,
): Promise<{ readonly is: 'same' | 'stopped' | 'said' | 'wrong'; readonly why: string }> {
  try {
    const imported = await readUsageFile({
      ...{ name, bytes: once(text), archive: nodeArchive, now: Date.now() },
      ...(zone === undefined ? {} : { zone }),
    });
    const faults = [
      ...faultOf(imported, 'import', { kwh: expected.expectedKwhImport, drops }),
      ...faultOf(imported, 'export', { kwh: expected.expectedKwhExport, drops }),
    ];
    if (faults.length === 0) return { is: 'same', why: '' };
    const codes = imported.warnings.map(({ code }) => code);
    return {
      is: codes.some((code) => SAYS.includes(code)) ? 'said' : 'wrong',
      why: `${imported.format} ${faults.join('; ')} (${codes.join(' ')})`,
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { is: 'stopped', why: error.code };
  }
}

/** A column that is gone takes what it said along: then there is nothing of its channel. */
function faultOf(
  { series }: ImportedUsage,
  channel: 'import' | 'export',
  { kwh, drops }: { readonly kwh: number | undefined; readonly drops: boolean },
): readonly string[] {
  if (kwh === undefined || series.some(({ series: one }) => one.channel === 'net')) return [];
  const total = series
    .filter(({ series: one }) => one.channel === channel)
    .reduce((all, { series: one }) => addEnergy(all, totalEnergy(one.columns)), NO_ENERGY);
  const read = Number(kwhText(total));
  if (Math.abs(read - kwh) <= Math.max(0.01, kwh * SHARE) || (drops && read === 0)) return [];
  return [`${channel} ${String(read)} for ${String(kwh)}`];
}

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

await main(resolve(process.argv[2] ?? '../shared/usage/field'), process.argv[3] ?? '');
