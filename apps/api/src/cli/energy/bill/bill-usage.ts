import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { onlyMeters } from '#domain/energy/usage/readings/only-meters';
import { UsageArray, arrayLoad } from '#domain/energy/tariffs/array-load';
import type { Load } from '#domain/energy/tariffs/model/load';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import type { ConfirmedMappings } from '#domain/energy/usage/formats/format';
import { headerText } from '#domain/energy/usage/formats/tables/asking/header-text';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import type { ReadOptions } from '#domain/energy/usage/read-usage-file';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';
import { DomainError } from '#domain/shared/domain-error';
import type { BillCase } from './bill-case.js';
import { readMapping } from '../inspect/answer-file.js';
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
  const answer = await answerOf(billCase, caseFile);
  const said: Said = {
    ...(billCase.zone == null ? {} : { zone: billCase.zone }),
    ...(answer === undefined ? {} : { confirmed: answer.confirmed }),
  };
  const array = await arrayIn(usagePath);
  const generation = exportPath === undefined ? undefined : await arrayIn(exportPath);
  if (array !== undefined) {
    if (exportPath !== undefined && generation === undefined) throw mixedKinds(exportPath);
    return { load: arrayLoad(array, generation, gross), zoneAssumed: false };
  }
  if (generation !== undefined) throw mixedKinds(usagePath);
  const read = await imported(usagePath, said);
  const usage = billCase.meters == null ? read : onlyMeters(read, billCase.meters);
  const exported =
    exportPath === undefined
      ? []
      : asExports((await imported(exportPath, said)).series.map(({ series }) => series));
  answer?.refuseUnused();
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

/** What the case says about its files. */
type Said = Pick<ReadOptions, 'zone' | 'confirmed'>;

/** The case's mapping for whichever of its files has that header; one that fits neither is refused. */
async function answerOf(
  { map }: BillCase,
  caseFile: string | undefined,
): Promise<{ readonly confirmed: ConfirmedMappings; readonly refuseUnused: () => void } | undefined> {
  if (map == null) return undefined;
  const mapping = await readMapping(await findFile(map, caseFile));
  const header = headerText(mapping.columns.map(({ name }) => name));
  let isUsed = false;
  return {
    confirmed: (asked) => {
      isUsed ||= asked === header;
      return Promise.resolve(asked === header ? mapping : undefined);
    },
    refuseUnused: () => {
      if (isUsed) return;
      throw new DomainError(
        'usage.mapping-unfit',
        `The mapping "${map}" was made for a table with other columns. Run without it for a new question.`,
        { file: map },
      );
    },
  };
}

function imported(path: string, said: Said): Promise<ImportedUsage> {
  return readUsageFile({
    name: basename(path),
    bytes: createReadStream(path, { highWaterMark: STREAM_BYTES }),
    archive: nodeArchive,
    now: Date.now(),
    ...said,
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
