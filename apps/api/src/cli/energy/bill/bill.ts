import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CommandOutput } from '../inspect/inspect.js';
import { price } from '#domain/energy/tariffs/reference/price';
import { DomainError } from '#domain/shared/domain-error';
import type { BillCase } from './bill-case.js';
import { parseBillCase } from './bill-case.js';
import { cyclesOfCase } from './bill-cycles.js';
import { deliveredTariff } from './bill-delivery.js';
import { billDocument, billTable } from './bill-document.js';
import type { BillDocument } from './bill-document.js';
import { findFile } from './bill-files.js';
import { loadOfCase } from './bill-usage.js';

const MAX_CASES = 1_000_000;

/**
 * `treebeard bill`: prices one tariff on one usage file and prints the bill, as JSON or as a table.
 * Answers the exit code. Throws DomainError for bad input.
 */
export async function printBill(billCase: BillCase, json: boolean, output: CommandOutput): Promise<0> {
  const document = await billOfCase(billCase);
  output.out(json ? JSON.stringify(document) : billTable(document));
  return 0;
}

/**
 * `treebeard bill --batch`: one case a line of the file, one bill a line printed, in order. A case that
 * cannot be billed prints `{"error":{"code","message","details"}}` in its place, and the answer is exit code 2.
 * Names of files are looked up from here and from the folder of the batch.
 */
export async function printBills(batchPath: string, output: CommandOutput): Promise<0 | 2> {
  const path = await findFile(batchPath);
  let code: 0 | 2 = 0;
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
      output.out(
        JSON.stringify({ error: { code: error.code, message: error.message, details: error.details } }),
      );
      code = 2;
    }
  }
  return code;
}

/** The bill of one case; `caseFile` is the batch that names it. */
export async function billOfCase(billCase: BillCase, caseFile?: string): Promise<BillDocument> {
  const tariff = await deliveredTariff(billCase, caseFile);
  const load = await loadOfCase(billCase, caseFile, tariff.exportRule.kind === 'buy-all-sell-all');
  return billDocument(tariff, price(tariff, load, cyclesOfCase(billCase, load)));
}
