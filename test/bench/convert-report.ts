import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dayInName } from '#api/cli/energy/convert/convert';
import { conversionSummary, countsOf } from '#api/cli/energy/convert/conversion-summary';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { DomainError } from '#domain/shared/domain-error';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

/** Folder of ../shared/tariffs/plans, which files of it, and their format. */
const sets: readonly (readonly [folder: string, files: RegExp, format: string])[] = [
  ['texas-ptc', /^ptc-.*\.(?:csv|json)$/, 'power-to-choose'],
  ['au-cdr', /\.jsonl\.gz$/, 'cdr'],
  ['ohio-a2a', /\.(?:xml|html)$/, 'ohio'],
  ['uk', /^octopus-.*\.json$/, 'octopus'],
  ['uk', /^ofgem-.*\.json$/, 'ofgem'],
  ['spot', /\.csv$/, 'spot'],
  ['urdb/ratebook-cc0', /^(?!_).*\.json$/, 'urdb'],
  ['urdb/urdb-v8-json', /\.json$/, 'urdb'],
  ['urdb/reopt', /\.json$/, 'urdb'],
  ['urdb/switchbox', /\.json$/, 'urdb'],
];

/** Converts every file of real plans, checks each tariff against the model and prints what became of them. */
function report(root: string): void {
  const total = {
    files: 0,
    tariffs: 0,
    priced: 0,
    estimated: 0,
    flagged: 0,
    refused: 0,
    invalid: 0,
    unreadable: 0,
    crashed: 0,
  };
  for (const [folder, files, format] of sets) {
    const path = join(root, folder);
    for (const file of existsSync(path) ? readdirSync(path).filter((name) => files.test(name)) : []) {
      total.files += 1;
      try {
        const converted = converterOf(format)(textOf(join(path, file)), {
          asOf: dayInName(file) ?? '2026-08-12',
          source: file,
        });
        const counts = countsOf(converted);
        total.tariffs += converted.tariffs.length;
        total.priced += counts.priced;
        total.estimated += counts.estimated;
        total.flagged += counts.flagged;
        total.refused += counts.refused;
        total.invalid += converted.tariffs.filter((tariff) => !Tariff.safeParse(tariff).success).length;
        console.log(conversionSummary(`${folder}/${file}`, format, counts, converted));
      } catch (error) {
        if (error instanceof DomainError) total.unreadable += 1;
        else total.crashed += 1;
        console.log(`${folder}/${file} (${format}): ${String(error)}`);
      }
    }
  }
  console.log(JSON.stringify(total));
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

report(process.argv[2] ?? '../shared/tariffs/plans');
