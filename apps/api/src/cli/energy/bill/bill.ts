import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CommandOutput } from '#api/cli/frame/command';
import { openQuestion } from '#api/cli/frame/open-question';
import { asHomePays } from '#domain/energy/tariffs/model/missing-money';
import { price } from '#domain/energy/tariffs/reference/price';
import { OpenQuestion, questionDocument, questionWords } from '#domain/energy/tariffs/convert/open-question';
import { DomainError } from '#domain/shared/domain-error';
import type { BillCase } from './bill-case.js';
import { parseBillCase } from './bill-case.js';
import { cyclesOfCase } from './bill-cycles.js';
import { deliveredTariff } from './bill-tariff.js';
import { billDocument, billTable } from './bill-document.js';
import type { BillDocument } from './bill-document.js';
import { findFile } from './bill-files.js';
import { loadOfCase } from './bill-usage.js';
import { fileQuestionWords } from '../inspect/file-question-words.js';

const MAX_CASES = 1_000_000;

/**
 * `treebeard bill`: prices one tariff on one usage file and prints the bill, as JSON or as a table.
 * Returns the exit code: 0, or 3 after printing an open question. Throws DomainError for bad input.
 */
export async function printBill(billCase: BillCase, json: boolean, output: CommandOutput): Promise<0 | 3> {
  try {
    const document = await billOfCase(billCase);
    output.out(json ? JSON.stringify(document) : billTable(document));
    return 0;
  } catch (error) {
    const asked = askedBy(error);
    if (asked === undefined) throw error;
    output.out(json ? JSON.stringify(asked.document) : asked.words(billCase.usage));
    return 3;
  }
}

/**
 * `treebeard bill --batch`: one case per line of the file, one bill per line of output, in order. A case that
 * cannot be billed prints `{"error":{"code","message","details"}}` in its place (exit code 2); one with an open
 * question prints the question (exit code 3, if none failed). Files are looked up from the working directory
 * and from the folder of the batch.
 */
export async function printBills(batchPath: string, output: CommandOutput): Promise<0 | 2 | 3> {
  const path = await findFile(batchPath);
  let code: 0 | 2 | 3 = 0;
  let cases = 0;
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.trim() === '') continue;
    cases += 1;
    if (cases > MAX_CASES)
      throw new DomainError(
        'bill.too-many-cases',
        `A batch holds at most ${MAX_CASES} cases; split the file.`,
      );
    try {
      output.out(JSON.stringify(await billOfCase(parseBillCase(line), path)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const asked = askedBy(error);
      if (asked !== undefined) {
        output.out(JSON.stringify(asked.document));
        if (code === 0) code = 3;
        continue;
      }
      output.out(
        JSON.stringify({ error: { code: error.code, message: error.message, details: error.details } }),
      );
      code = 2;
    }
  }
  return code;
}

/** The question that an error carries, about the prices or about the table of usage. */
function askedBy(
  error: unknown,
): { readonly document: unknown; readonly words: (file: string) => string } | undefined {
  if (error instanceof OpenQuestion)
    return { document: questionDocument(error), words: () => questionWords(error) };
  const table = error instanceof DomainError ? openQuestion(error) : undefined;
  return table === undefined
    ? undefined
    : { document: table, words: (file) => fileQuestionWords(file, table) };
}

/**
 * The bill of one case; `caseFile` is the batch that names it. Usage without a stated time zone takes the
 * tariff's, also for its cycles. Throws `OpenQuestion` if the tariff states none either.
 */
export async function billOfCase(billCase: BillCase, caseFile?: string): Promise<BillDocument> {
  const tariff = await deliveredTariff(billCase, caseFile);
  const gross = tariff.exportRule.kind === 'buy-all-sell-all';
  const { zone } = tariff;
  const read = await loadOfCase(billCase, caseFile, gross).catch((error: unknown) => {
    // A question about the table shows its days, which are those of the zone that it will be billed in.
    if (zone === undefined || billCase.zone != null || askedBy(error) === undefined) throw error;
    return loadOfCase({ ...billCase, zone }, caseFile, gross);
  });
  if (read.zoneAssumed && zone === undefined) throw whichZone(read.load.zone);
  const { load } = read.zoneAssumed ? await loadOfCase({ ...billCase, zone }, caseFile, gross) : read;
  const { contractedKw } = billCase;
  const options = contractedKw == null ? {} : { contractedKw };
  return billDocument(asHomePays(tariff, load), price(tariff, load, cyclesOfCase(billCase, load), options));
}

function whichZone(assumed: string): OpenQuestion {
  return new OpenQuestion(
    'needs-zone',
    `Neither the usage nor the tariff states a time zone, and days, hours and billing cycles depend on it. Where is the home? Add --zone America/Chicago, for example, or --zone ${assumed}.`,
    [],
  );
}
