import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CommandOutput } from '#api/cli/frame/command';
import { catalogueHistory, positionNamed } from '#api/energy/plans/catalogue-history';
import type { Imported } from '#api/energy/plans/imports/catalogue-imports';
import { FETCH_LIMITS, fetchList } from '#api/energy/plans/imports/fetch-list';
import { OWN_FORMAT } from '#api/energy/plans/imports/read-list';
import type { ListOrigin, ListReading } from '#domain/energy/plans/imports/imports.events';
import { withdrawsMany } from '#domain/energy/plans/imports/import-report';
import { ListReading as ListReadingSchema } from '#domain/energy/plans/imports/imports.events';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { DomainError } from '#domain/shared/domain-error';
import { dayInName } from '../convert/convert.js';
import { momentWords, reportWords } from './import-words.js';
import type { CatalogueDesk } from './open-catalogue.js';
import { openCatalogue, operatorStamp } from './open-catalogue.js';

/** How a change of the catalogue is asked for. */
interface Ways {
  readonly isDryRun: boolean;
  readonly mayWithdraw: boolean;
  readonly reason?: string;
  readonly json: boolean;
}

/** Options of `catalogue import`. */
export interface ImportOptions extends Ways {
  readonly from: string;
  readonly source?: string;
  readonly asOf?: string;
  readonly market?: string;
  /** Ids separated by commas. */
  readonly utility?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const MOST_LISTED = 50;
const MOST_REASON = 1_000;

/**
 * Imports a list from a file or an address: prints what it changes, and applies it if a reason is given. Returns 0.
 * Throws what the list is refused for, and a question (`needs-confirmation`) if it would withdraw many plans.
 */
export async function importList(place: string, options: ImportOptions, output: CommandOutput): Promise<0> {
  if (options.from !== OWN_FORMAT) converterOf(options.from);
  checkReason(options);
  const reading = readingOf(place, options);
  return atDesk(async (desk) => {
    const list = await listAt(place, desk);
    try {
      const imported = { path: list.path, name: list.name, reading };
      return await change(desk, { imported, origin: list.origin, reading }, options, output);
    } finally {
      await list.remove();
    }
  });
}

/** Brings the catalogue back to an earlier revision; otherwise the same. */
export async function rollBack(named: string, ways: Ways, output: CommandOutput): Promise<0> {
  checkReason(ways);
  return atDesk(async (desk) => {
    const position = await positionNamed(desk.store, named);
    const reading = { source: 'rollback', format: OWN_FORMAT, asOf: today(), market: null, utilities: [] };
    const origin = { kind: 'revision', position, revision: '' } as const;
    const asked = { imported: { position }, origin, reading };
    return change(desk, asked, { ...ways, mayWithdraw: true }, output);
  });
}

/** Prints the latest changes of the catalogue. */
export async function listChanges(json: boolean, output: CommandOutput): Promise<0> {
  const changes = await atDesk(({ store }) => catalogueHistory(store, MOST_LISTED));
  output.out(json ? JSON.stringify({ changes }) : changes.map(momentWords).join('\n'));
  return 0;
}

interface Asked {
  readonly imported: Imported;
  readonly origin: ListOrigin;
  readonly reading: ListReading;
}

async function change(
  { imports }: CatalogueDesk,
  { imported, origin, reading }: Asked,
  { isDryRun, mayWithdraw, reason, json }: Ways,
  output: CommandOutput,
): Promise<0> {
  const onPlans = progressOn(output, json);
  const compared = await imports.compare(imported, { onPlans: onPlans('compared') });
  const { report, revisionBefore, revisionAfter, fileSha256, difference, before } = compared;
  const told = { source: reading.source, fileSha256, revisionBefore, revisionAfter, report };
  const importId = randomUUID();
  if (!isDryRun && difference.changes.length > 0) {
    if (withdrawsMany(report.counts) && !mayWithdraw) throw manyWithdrawn(report.counts.withdrawn);
    const stamp = operatorStamp(reason ?? '');
    const step = (name: string) => ({ ...stamp, commandId: `${importId}/${name}` });
    const { revision } = { revision: fileSha256 };
    const from = origin.kind === 'revision' ? { ...origin, revision } : origin;
    await imports.step(importId, { kind: 'request', importId, origin: from, reading }, step('request'));
    const checked = { importId, fileSha256, revisionBefore, revisionAfter, report };
    await imports.step(importId, { kind: 'check', ...checked, basedOn: before.state.changes }, step('check'));
    await imports.step(importId, { kind: 'confirm', importId }, step('confirm'));
    await imports.apply(importId, imported, { stamp, checked: compared, onPlans: onPlans('recorded') });
    await imports.step(importId, { kind: 'finish', importId }, step('finish'));
  }
  const outcome = isDryRun ? 'compared' : difference.changes.length > 0 ? 'imported' : 'unchanged';
  if (json) output.out(JSON.stringify({ outcome, ...(outcome === 'imported' && { importId }), ...told }));
  else output.out([reportWords(compared), ENDS[outcome]].join('\n'));
  return 0;
}

const ENDS = {
  compared: 'Nothing was changed. Give --reason TEXT in place of --dry-run to import it.',
  imported: 'Imported.',
  unchanged: 'The catalogue already says what the list says.',
} as const;

async function atDesk<Result>(work: (desk: CatalogueDesk) => Promise<Result>): Promise<Result> {
  const desk = await openCatalogue();
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

interface List {
  readonly path: string;
  readonly name: string;
  readonly origin: ListOrigin;
  remove(): Promise<void>;
}

async function listAt(place: string, { allowPrivate }: CatalogueDesk): Promise<List> {
  if (!/^https?:/i.test(place)) {
    const info = await stat(place).catch(() => undefined);
    if (info?.isFile() !== true) throw new DomainError('plans.no-file', `There is no file "${place}".`);
    const name = basename(place).slice(0, 255);
    const origin = { kind: 'file', name, bytes: info.size } as const;
    return { path: place, name, origin, remove: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'treebeard-list-'));
  const path = join(folder, 'list');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await fetchList(place, { path }, { ...FETCH_LIMITS, allowPrivate });
    return { path, name: place.slice(0, 255), origin: { kind: 'address', url: place }, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function readingOf(place: string, options: ImportOptions): ListReading {
  const { from, source = from, asOf = dayInName(place) ?? options.today, market, utility } = options;
  const utilities = (utility ?? '').split(',').filter((id) => id !== '');
  const read = ListReadingSchema.safeParse({ source, format: from, asOf, market: market ?? null, utilities });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new DomainError(
    'plans.bad-option',
    `--${issue?.path[0] === 'asOf' ? 'as-of' : String(issue?.path[0])}: ${issue?.message ?? 'not understood'}.`,
  );
}

function checkReason({ isDryRun, reason }: Ways): void {
  if (isDryRun) return;
  if (reason !== undefined && reason.trim() !== '' && reason.length <= MOST_REASON) return;
  throw new DomainError(
    'plans.reason-missing',
    'Say why with --reason TEXT (at most 1,000 characters), or look first with --dry-run.',
  );
}

function manyWithdrawn(withdrawn: number): DomainError {
  const question = `The list no longer holds ${String(withdrawn)} plans, which would be withdrawn. Is it whole? Then add --allow-withdrawing.`;
  return new DomainError('plans.needs-confirmation', question, {
    ...{ outcome: 'needs-confirmation', question, proposals: ['--allow-withdrawing'], preview: [] },
  });
}

/** Shows on a terminal how many plans were read so far, once a second. */
function progressOn({ err }: CommandOutput, json: boolean): (how: string) => (plans: number) => void {
  return (how) => {
    let toldAtMs = performance.now();
    return (plans) => {
      if (json || performance.now() - toldAtMs < 1_000) return;
      toldAtMs = performance.now();
      err(`${String(plans)} plans ${how}`);
    };
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
