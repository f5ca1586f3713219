import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '#domain/shared/domain-error';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import type { UsageQuestion } from '#domain/energy/usage/questions/usage-question';
import { zoneAsked } from '#domain/energy/usage/questions/zone-question';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import type { CommandOutput } from '#api/cli/frame/command';
import { QUESTION_OPEN, openQuestion, printQuestion } from '#api/cli/frame/open-question';
import type { OpenQuestion } from '#api/cli/frame/open-question';
import { printRefusal } from '#api/cli/frame/refusal';
import { inspectionOf } from './inspection.js';
import type { UsageInspection } from './inspection.js';
import { inspectionTable } from './inspection-table.js';
import { readBills, readMapping } from './answer-file.js';
import { fileQuestionWords } from './file-question-words.js';

/** How `usage inspect` was called. */
export interface InspectOptions {
  /** IANA zone of the home. */
  readonly zone?: string;
  /** A file with the mapping that a person confirmed for a table of unknown make. */
  readonly map?: string;
  /** A file with the bills that a person confirmed for a PDF. */
  readonly bills?: string;
  /** One JSON document a line instead of a table. */
  readonly json: boolean;
}

/**
 * Reads each file and prints what is in it, one document or table a file; a refused file is told on
 * stderr and the others are still read. A file that leaves a question open prints
 * it instead; where it is about the clock, beside what was read. Returns the exit code: 0, 3 when a question is open, or 2 when any file was refused.
 */
export async function inspectUsageFiles(
  paths: readonly string[],
  options: InspectOptions,
  output: CommandOutput,
): Promise<0 | 2 | 3> {
  if (options.bills !== undefined && paths.length > 1)
    throw new DomainError(
      'usage.bills-unfit',
      'Confirmed bills belong to one file. Give that file alone, or a zip of all PDFs.',
    );
  let code: 0 | 2 | 3 = 0;
  for (const path of paths) {
    try {
      const { inspection, question } = await inspectFile(path, options);
      if (options.json) output.out(JSON.stringify({ ...inspection, ...question }));
      else output.out([inspectionTable(inspection), ...zoneWords(question)].join('\n'));
      if (question !== undefined && code === 0) code = QUESTION_OPEN;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const question = openQuestion(error);
      if (question === undefined) {
        const { code: reason, message, details } = error;
        const refusal = { code: reason, message, details: { file: path, ...details } };
        code = printRefusal(refusal, { json: options.json, output });
      } else {
        const words = (asked: OpenQuestion): string => fileQuestionWords(path, asked);
        const asked = printQuestion(question, output, { json: options.json, words });
        if (code === 0) code = asked;
      }
    }
  }
  return code;
}

function zoneWords(question: UsageQuestion | undefined): readonly string[] {
  if (question === undefined) return [];
  return [
    `? ${question.question} Answer with --zone, such as --zone America/Chicago; the totals hold in any.`,
  ];
}

/** What is in a file, and the question about its clock where nothing says it. */
async function inspectFile(
  path: string,
  { zone, map, bills }: InspectOptions,
): Promise<{ readonly inspection: UsageInspection; readonly question: UsageQuestion | undefined }> {
  await refuseUnreadable(path);
  const mapping = map === undefined ? undefined : await readMapping(map);
  const imported = await readUsageFile({
    name: basename(path),
    bytes: createReadStream(path),
    archive: nodeArchive,
    now: Date.now(),
    ...(bills === undefined ? {} : await readBills(bills)),
    ...(zone === undefined ? {} : { zone }),
    ...(mapping === undefined ? {} : { mapping }),
  });
  return { inspection: inspectionOf(path, imported), question: zoneAsked(imported) };
}

async function refuseUnreadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile()) {
    throw new DomainError('usage.file-not-found', `There is no file "${path}". Check the path.`, {
      file: path,
    });
  }
}
