import type { ContextParts } from '#api/platform/contexts/context';
import { DomainError } from '#domain/shared/domain-error';
import type { CliCommand, CommandOutput } from '../frame/command.js';
import { counted } from './verdict-words.js';
import { verifyCommand } from './verify.command.js';

/** Commands for the proof of the log; they may run beside servers. */
export function proofCommands(contexts: readonly ContextParts[]): readonly CliCommand[] {
  return [verifyCommand(contexts), exportCommand, tilesCommand, keyCommand];
}

const exportCommand: CliCommand = {
  words: ['audit', 'export'],
  says: 'Write the whole log with its proof into one file',
  usage: ['FILE'],
  argument: { name: 'FILE', says: 'Where the bundle goes; it must not exist yet' },
  options: {},
  example: 'audit export bundle.jsonl',
  async run({ args, json }, output) {
    const [file = ''] = args;
    const [{ createWriteStream }, { Readable }, { pipeline }] = await Promise.all([
      import('node:fs'),
      import('node:stream'),
      import('node:stream/promises'),
    ]);
    await inWorkshop(async (workshop) => {
      const target = createWriteStream(file, { flags: 'wx' });
      await pipeline(Readable.from(workshop.exportBundle()), target).catch(refuseExisting(file));
      const { bytesWritten } = target;
      output.out(
        json ? JSON.stringify({ file, bytes: bytesWritten }) : `${file}: ${counted(bytesWritten, 'byte')}.`,
      );
    });
    return 0;
  },
};

const tilesCommand: CliCommand = {
  words: ['audit', 'rebuild'],
  says: 'Make the stored tree again from the log',
  usage: [''],
  options: {},
  example: 'audit rebuild',
  async run({ json }, output) {
    await inWorkshop(async (workshop) => {
      const rebuilt = await workshop.rebuildTiles();
      output.out(
        json ? JSON.stringify(rebuilt) : `The tree over ${counted(rebuilt.events, 'event')} was made again.`,
      );
    });
    return 0;
  },
};

const keyCommand: CliCommand = {
  words: ['audit', 'key'],
  says: 'Make a new key that signs the log',
  usage: ['NAME'],
  argument: { name: 'NAME', says: 'The name of the log, which its other keys bear too' },
  options: {},
  example: 'audit key treebeard.example/log',
  async run({ args: [name = ''], json }, output: CommandOutput) {
    if (!/^[^\s+]+$/.test(name)) {
      throw new DomainError('proof.bad-key', 'The name of a log has neither spaces nor a plus.');
    }
    const { newLogKey } = await import('#api/platform/transparency/log-keys');
    const made = await newLogKey(name);
    output.out(
      json
        ? JSON.stringify(made)
        : `Secret, for LOG_SIGNING_KEYS:\n${made.privateKey}\nFor those who verify:\n${made.verifierKey}`,
    );
    return 0;
  },
};

async function inWorkshop(
  work: (workshop: Awaited<ReturnType<typeof openLate>>) => Promise<void>,
): Promise<void> {
  const workshop = await openLate();
  try {
    await work(workshop);
  } finally {
    await workshop.close();
  }
}

async function openLate() {
  return (await import('./proof-workshop.js')).openProofWorkshop([]);
}

function refuseExisting(file: string) {
  return (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new DomainError('cli.file-exists', `"${file}" exists already. Name another file.`);
    throw error;
  };
}
