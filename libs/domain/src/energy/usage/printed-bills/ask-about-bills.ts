import { dayNumber } from '#domain/shared/day';
import { DomainError } from '#domain/shared/domain-error';
import type { ArchivePort } from '../container/archive.js';
import type { SkippedMember } from '../container/unpack.js';
import { USAGE_LIMITS } from '../limits.js';
import { MOST_BILLS } from '../usage-limits.commands.js';
import { readPrintedBill } from './read-printed-bill.js';
import type { PrintedBill, ProposedBill } from './read-printed-bill.js';

/** Bills read from PDFs, for a person to correct and confirm; the same form for pages, API and command line. */
export interface BillsQuestion {
  readonly outcome: 'needs-bills';
  readonly code: 'confirm-bills';
  readonly question: string;
  readonly proposals: readonly [{ readonly bills: readonly ProposedBill[] }];
  readonly preview: readonly [];
  /** What each PDF was read as, with what to look at. */
  readonly printed: readonly Omit<PrintedBill, 'bills'>[];
  /** What concerns them together, and what could not be read. */
  readonly notes: readonly string[];
}

/** A PDF of an upload. */
export interface Pdf {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why a PDF is not read beside a meter file. */
export function besideReadings({ name }: Pdf): SkippedMember {
  return {
    ...{ name, code: 'usage.not-meter-data' },
    message: `"${name}" is a PDF, a bill perhaps; it was left aside, since the meter file says more.`,
  };
}

/**
 * The refusal that carries the bills of PDFs as a question: `usage.needs-bills`, its `details` a `BillsQuestion`.
 * Where no PDF holds a bill, the reason; what else could not be read is told among the notes.
 */
export async function askAboutBills(
  pdfs: readonly Pdf[],
  archive: ArchivePort,
  skipped: readonly SkippedMember[],
): Promise<DomainError> {
  if (pdfs.length > USAGE_LIMITS.pdfs)
    return new DomainError(
      'usage.too-many-pdfs',
      `At most ${String(USAGE_LIMITS.pdfs)} PDFs are read at once; ${String(pdfs.length)} were sent.`,
    );
  const printed: PrintedBill[] = [];
  const unread = skipped.map(({ message }) => message);
  let refusal: DomainError | undefined;
  for (const { name, bytes } of pdfs) {
    try {
      printed.push(readPrintedBill(name, await archive.pdfText(bytes, name)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusal = error;
      unread.push(error.message);
    }
  }
  return printed.length === 0 && refusal !== undefined ? refusal : needsBills(printed, unread);
}

function needsBills(printed: readonly PrintedBill[], unread: readonly string[]): DomainError {
  const { bills, notes } = joined(printed);
  const isOpen = bills.some(({ start, end, kwh }) => start === null || end === null || kwh === null);
  const [first] = printed;
  const what =
    printed.length === 1 ? `"${first?.file ?? ''}" says` : `these ${String(printed.length)} PDFs say`;
  const ask = isOpen ? 'Fill in what we left open, and correct' : 'Correct';
  const question: BillsQuestion = {
    ...{ outcome: 'needs-bills', code: 'confirm-bills' },
    question: `Is this what ${what}? ${ask} what we misread.`,
    ...{ proposals: [{ bills }], preview: [] },
    printed: printed.map(({ file, notes: own, amount, meter }) => ({ file, notes: own, amount, meter })),
    notes: [...notes, ...unread].slice(0, MOST_NOTES),
  };
  return new DomainError('usage.needs-bills', question.question, { ...question });
}

const MOST_NOTES = 50;

/** Each PDF's own bill, then the earlier months that none of them covers, in order of time; open ones last. */
function joined(printed: readonly PrintedBill[]): {
  readonly bills: readonly ProposedBill[];
  readonly notes: readonly string[];
} {
  const own = distinct(printed.flatMap(({ bills }) => bills.slice(0, 1)));
  const taken = [...own];
  const notes = new Set<string>();
  // Months are placed by the days of the bill that lists them: those of the earliest bill meet it without a gap.
  const byTime = [...printed].sort((a, b) => startOf(a.bills[0]).localeCompare(startOf(b.bills[0])));
  for (const month of byTime.flatMap(({ bills }) => bills.slice(1))) {
    const others = taken.filter((bill) => sharedDays(bill, month) > 0);
    if (others.length === 0) taken.push(month);
    else if (others.every((bill) => sharedDays(bill, month) <= SAME_MONTH_DAYS))
      notes.add(`We left out the month from ${startOf(month)}: it shares days with another bill.`);
    const same = others.find((bill) => sharedDays(bill, month) > SAME_MONTH_DAYS);
    if (same !== undefined && !own.includes(same) && same.kwh !== month.kwh)
      notes.add(`The PDFs do not agree on the month from ${startOf(month)}; please check it.`);
  }
  const ordered = taken.sort((a, b) => startOf(a).localeCompare(startOf(b)));
  if (ordered.length > MOST_BILLS)
    notes.add(`Only the latest ${String(MOST_BILLS)} of ${String(ordered.length)} bills are kept.`);
  return { bills: ordered.slice(-MOST_BILLS), notes: [...notes] };
}

/** Bills of one month share more days than this. */
const SAME_MONTH_DAYS = 15;

function startOf(bill: ProposedBill | undefined): string {
  return bill?.start ?? 'open';
}

function distinct(bills: readonly ProposedBill[]): readonly ProposedBill[] {
  const isKnown = ({ start, end, kwh }: ProposedBill): boolean =>
    start !== null && end !== null && kwh !== null;
  const keyed = bills.map((bill, at) => [isKnown(bill) ? JSON.stringify(bill) : String(at), bill] as const);
  return [...new Map(keyed).values()];
}

function sharedDays(one: ProposedBill, other: ProposedBill): number {
  if (one.start === null || one.end === null || other.start === null || other.end === null) return 0;
  const start = one.start > other.start ? one.start : other.start;
  const end = one.end < other.end ? one.end : other.end;
  return dayNumber(end) - dayNumber(start);
}
