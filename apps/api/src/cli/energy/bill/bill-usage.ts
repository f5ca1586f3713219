import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { nodeArchive } from '#api/energy/usage/archive';
import { onlyMeters } from '#domain/energy/usage/readings/only-meters';
import { UsageArray, arrayLoad } from '#domain/energy/tariffs/array-load';
import type { Load } from '#domain/energy/tariffs/model/load';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';
import { DomainError } from '#domain/shared/domain-error';
import type { BillCase } from './bill-case.js';
import { findFile } from './bill-files.js';
import { meteredLoad } from './metered-load.js';

const MAX_ARRAY_BYTES = 64 * 1024 * 1024;
const STREAM_BYTES = 1 << 18;

/** The usage of a case, ready for pricing. */
export interface CaseLoad {
  readonly load: Load;
  /** Whether no file or option states the usage's time zone. */
  readonly zoneAssumed: boolean;
}

/**
 * The load of a case. With `gross` all load is bought and all generation sold; else a bare array of
 * generation is taken off the load interval by interval. Metered exports stay as they were metered.
 */
export async function loadOfCase(
  billCase: BillCase,
  caseFile: string | undefined,
  gross: boolean,
): Promise<CaseLoad> {
  const usagePath = await findFile(billCase.usage, caseFile);
  const exportPath = billCase.export == null ? undefined : await findFile(billCase.export, caseFile);
  const zone = billCase.zone ?? undefined;
  const array = await arrayIn(usagePath);
  const generation = exportPath === undefined ? undefined : await arrayIn(exportPath);
  if (array !== undefined) {
    if (exportPath !== undefined && generation === undefined) throw mixedKinds(exportPath);
    return { load: arrayLoad(array, generation, gross), zoneAssumed: false };
  }
  if (generation !== undefined) throw mixedKinds(usagePath);
  const read = await imported(usagePath, zone);
  const usage = billCase.meters == null ? read : onlyMeters(read, billCase.meters);
  const exported =
    exportPath === undefined
      ? []
      : asExports((await imported(exportPath, zone)).series.map(({ series }) => series));
  const load = meteredLoad([...usage.series.map(({ series }) => series), ...exported], usage.zone);
  return { load, zoneAssumed: usage.files[0]?.zoneFrom === 'assumed' };
}

/** Takes a lone import channel for exports: a file of exports may name its only channel so. */
function asExports(series: readonly UsageSeries[]): readonly UsageSeries[] {
  const named = series.filter(({ channel }) => channel === 'export');
  return named.length > 0 ? named : series.map((each) => ({ ...each, channel: 'export' as const }));
}

async function arrayIn(path: string): Promise<UsageArray | undefined> {
  const { size } = await stat(path);
  if (size > MAX_ARRAY_BYTES || !path.toLowerCase().endsWith('.json')) return undefined;
  try {
    const parsed = UsageArray.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function imported(path: string, zone: string | undefined): Promise<ImportedUsage> {
  return readUsageFile({
    name: basename(path),
    bytes: createReadStream(path, { highWaterMark: STREAM_BYTES }),
    archive: nodeArchive,
    now: Date.now(),
    ...(zone === undefined ? {} : { zone }),
  });
}

function mixedKinds(path: string): DomainError {
  return new DomainError(
    'bill.mixed-usage',
    `"${path}" is not the same kind of file as the other usage file; give two arrays or two meter files.`,
    {
      file: path,
    },
  );
}
