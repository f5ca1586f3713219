import type { QueryBus } from '@nestjs/cqrs';
import type { EngineRunner } from '#api/platform/engines/engine-runner';
import { compression } from '#api/platform/compression';
import { parsePosition } from '#api/platform/event-store/port/position';
import type { StatedHome } from '#domain/energy/engine';
import { homeFacts } from '#domain/energy/engine';
import type { RecordedRun as EngineInput } from '#domain/energy/engine.entry';
import type { PackedYear } from '#domain/energy/usage/conclusion/concluded-usage';
import type { PricedYear } from '#domain/energy/usage/recorded/home-usage-of';
import { CatalogueQuery } from '#api/energy/plans/plans.queries';
import type { PlacedEdition } from '#api/energy/plans/plans.queries';
import type { Log, RecordedRun } from './recorded-run.js';
import { importedUsage, statedHomes } from './recorded-run.js';

const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;

/** Everything that a run was made of, found again in the log. */
export interface RunInputs {
  readonly stated: StatedHome;
  readonly edition: PlacedEdition;
  readonly year: PricedYear;
  /** Digest of the year, with the home's key. */
  readonly usageDigest: string;
  readonly at: string;
}

/**
 * Finds a run's inputs again. A home may have said something new while its run was being recorded, so what it had
 * said is looked up by its digest. Undefined once the home was erased.
 */
export async function runInputs(
  { run, position }: RecordedRun,
  log: Log,
  queries: QueryBus,
): Promise<RunInputs | undefined> {
  const { householdId, uploadId, inputs, completedAt: at } = run;
  const homes = await statedHomes(householdId, position, log);
  const imported = homes.length === 0 ? undefined : await importedUsage(uploadId, log);
  if (imported === undefined) return undefined;
  let [stated] = homes;
  for (const home of homes) {
    if ((await log.sealing.digest(householdId, homeFacts(home))) !== inputs.household) continue;
    stated = home;
    break;
  }
  if (stated === undefined) return undefined;
  const edition = await queries.execute(new CatalogueQuery(parsePosition(inputs.cataloguePosition)));
  const { year, packedYear, noYearReason } = imported.imported;
  return { stated, edition, at, year: { year, packedYear, noYearReason }, usageDigest: imported.digest };
}

/** Calls an engine on a run's inputs; texts in, text out. */
export function callEngine(
  runner: EngineRunner,
  inputs: RunInputs,
  operation: 'rescore' | 'points' | 'bills',
  ...more: readonly string[]
): Promise<string> {
  const { revision } = inputs.edition;
  return runner.inTurn(async (call) => {
    if (runner.handedIn !== revision) await call('useEdition', revision, plansText(inputs.edition));
    runner.handedIn = revision;
    return call(operation, JSON.stringify(engineInput(inputs)), ...more);
  });
}

const texts = new WeakMap<PlacedEdition, string>();

function plansText(edition: PlacedEdition): string {
  const kept = texts.get(edition) ?? JSON.stringify(edition.plans);
  texts.set(edition, kept);
  return kept;
}

function engineInput({ stated, edition, year, at }: RunInputs): EngineInput {
  const { packedYear } = year;
  return {
    ...{ edition: edition.revision, stated, at },
    imported: { ...year, packedYear: packedYear === null ? null : inflated(packedYear) },
  };
}

/** An engine has no library to inflate with: its texts hold a byte in each character. */
function inflated(year: PackedYear): PackedYear {
  const text = (deflated: string): string =>
    Buffer.from(compression.inflate(deflated, MOST_UNPACKED_BYTES)).toString('latin1');
  const maybe = (deflated: string | null): string | null => (deflated === null ? null : text(deflated));
  return {
    ...year,
    import: text(year.import),
    export: maybe(year.export),
    controlledLoad: maybe(year.controlledLoad),
  };
}
