import type { ContextParts } from '#api/platform/contexts/context';
import type { Verified } from '#api/platform/following/verify';
import { DomainError } from '#domain/shared/domain-error';
import type { Trust } from '#domain/shared/proof/log-verifier';
import type { VerifierKey } from '#domain/shared/proof/signed-note';
import type { Verdict } from '#domain/shared/proof/verdict';
import type { AnyProjection } from '#projections/shared/projection';
import type { CliCommand, CommandCall, CommandOutput } from '../frame/command.js';
import type { ProofWorkshop } from './proof-workshop.js';
import { checkpointsIn, keysIn } from './trust.js';
import { verdictWords } from './verdict-words.js';

/** Verifies the log and the read models of the installation, or one file without it. */
export function verifyCommand(contexts: readonly ContextParts[]): CliCommand {
  return {
    words: ['audit', 'verify'],
    says: 'Verify the log and all read models, or a bundle or receipt',
    usage: ['', 'FILE --key KEY [--witness KEY] [--since FILE]'],
    argument: {
      name: 'FILE',
      says: 'A bundle or receipt, verified without any database',
      isOptional: true,
    },
    options: {
      key: { value: 'KEY', says: 'Key that must have signed, or a file of keys' },
      witness: { value: 'KEY', says: 'Key of a witness that must have seen it, or a file of keys' },
      since: { value: 'FILE', says: 'Older checkpoint, or a folder of a witness, that it must go on from' },
      'log-only': { says: 'Leave the read models out' },
    },
    example: 'audit verify bundle.jsonl --key log.key --since /mnt/witness',
    run: (call, output) =>
      call.args.length === 0 ? verifyInstallation(contexts, call, output) : verifyFile(call, output),
  };
}

async function verifyFile({ args, values, json }: CommandCall, output: CommandOutput): Promise<0 | 1> {
  const { verifyBundleFile } = await import('./verify-bundle-file.js');
  const keys = await keysIn(values['key']);
  if (keys.length === 0) {
    throw new DomainError('proof.bad-key', 'Say with --key which key must have signed; /tlog/keys lists it.');
  }
  const witnesses = await keysIn(values['witness']);
  const outside = typeof values['since'] === 'string' ? checkpointsIn(values['since']) : [];
  const verdict = await verifyBundleFile(args[0] ?? '', { keys: [...keys, ...witnesses], outside });
  const { proved: _, ...document } = verdict;
  const unseen = unseenBy(witnesses, verdict);
  const isWell = verdict.isIntact && unseen.length === 0;
  output.out(
    json
      ? JSON.stringify({ ...document, unseen })
      : [verdictWords(verdict, verdict.holds), ...unseenWords(unseen)].join('\n'),
  );
  return isWell ? 0 : 1;
}

async function verifyInstallation(
  contexts: readonly ContextParts[],
  { values, json }: CommandCall,
  output: CommandOutput,
): Promise<0 | 1> {
  const { openProofWorkshop } = await import('./proof-workshop.js');
  const workshop = await openProofWorkshop(contexts.flatMap(({ upcasters }) => upcasters));
  try {
    const witnesses = await keysIn(values['witness']);
    const verdict = await workshop.verifyLog(await trustOf(workshop, values, witnesses));
    const projections = contexts.flatMap(({ projections: ofContext }) => ofContext);
    const models = values['logOnly'] === true ? [] : await verifyModels(workshop, projections);
    const unseen = unseenBy(witnesses, verdict);
    output.out(
      json
        ? JSON.stringify({ ...verdict, unseen, readModels: models })
        : [verdictWords(verdict, 'log'), ...unseenWords(unseen), ...models.map(modelWords)].join('\n'),
    );
    return verdict.isIntact && unseen.length === 0 && models.every(({ isSame }) => isSame) ? 0 : 1;
  } finally {
    await workshop.close();
  }
}

async function trustOf(
  workshop: ProofWorkshop,
  values: CommandCall['values'],
  witnesses: readonly VerifierKey[],
): Promise<Trust> {
  const given = await keysIn(values['key']);
  const keys = given.length > 0 ? given : workshop.keys;
  if (keys.length === 0) {
    throw new DomainError('proof.bad-key', 'No key of the log is at hand: give it with --key.');
  }
  const since = typeof values['since'] === 'string' ? [values['since']] : [];
  return { keys: [...keys, ...witnesses], outside: [...since, ...workshop.folders].flatMap(checkpointsIn) };
}

/** One after another; one that was never built holds nothing that could be wrong. */
async function verifyModels(
  workshop: ProofWorkshop,
  projections: readonly AnyProjection[],
): Promise<readonly Verified[]> {
  const verified: Verified[] = [];
  for (const projection of projections) {
    try {
      verified.push(await workshop.verifyReadModel(projection));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'following.never-built') throw error;
    }
  }
  return verified;
}

function modelWords({ subscription, isSame, kept, wrong, wrongRows, position }: Verified): string {
  if (isSame) return `${subscription}: ${String(kept.rows)} rows, as the log says at position ${position}.`;
  const named = wrongRows.map(({ key, how }) => `\n  ${key} (${how})`).join('');
  const more = wrong > wrongRows.length ? `\n  and ${String(wrong - wrongRows.length)} more` : '';
  return `${subscription} differs from the log at position ${position}:${named}${more}`;
}

function unseenBy(witnesses: readonly VerifierKey[], verdict: Verdict): readonly string[] {
  const names = witnesses.map(({ name, id }) => `${name}+${id}`);
  return names.filter((name) => !verdict.witnesses.some((seen) => seen.name === name));
}

function unseenWords(unseen: readonly string[]): readonly string[] {
  return unseen.map((name) => `The witness ${name} has not signed any checkpoint of this.`);
}
