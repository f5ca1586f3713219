import { DomainError } from '#domain/shared/domain-error';
import type { CliCommand, CommandCall, CommandOutput } from '../frame/command.js';
import type { Desk } from './desk.js';

/** Commands that change the shape of the database, as its owner. They load their code only when called. */
export const migrateCommands: readonly CliCommand[] = [
  {
    words: ['migrate', 'status'],
    says: 'Say which migrations the database has and lacks',
    usage: [''],
    options: {},
    example: 'migrate status',
    run: (call, output) => atDesk(call, output, status),
  },
  {
    words: ['migrate', 'up'],
    says: 'Apply every migration that the database lacks',
    usage: [''],
    options: {},
    example: 'migrate up',
    run: (call, output) => atDesk(call, output, up),
  },
  {
    words: ['migrate', 'down'],
    says: 'Take back the latest migration, and what it holds',
    usage: ['--yes'],
    options: { yes: { says: 'Take it back, with everything in the tables that it made' } },
    example: 'migrate down --yes',
    run(call, output) {
      if (call.values['yes'] !== true) {
        throw new DomainError(
          'migrate.not-confirmed',
          'This drops what the latest migration made, with everything in it. Back up first, then add --yes.',
        );
      }
      return atDesk(call, output, down);
    },
  },
  {
    words: ['migrate', 'logins'],
    says: 'Print the connection strings of the application, passwords included',
    usage: [''],
    options: {},
    example: 'migrate logins',
    run: (call, output) => atDesk(call, output, logins),
  },
];

interface Done {
  readonly document: unknown;
  readonly words: readonly string[];
  readonly isWell: boolean;
}

async function atDesk(
  call: CommandCall,
  output: CommandOutput,
  work: (desk: Desk) => Promise<Done>,
): Promise<0 | 1> {
  const desk = await (await import('./desk.js')).openDesk();
  try {
    const { document, words, isWell } = await work(desk);
    for (const line of call.json ? [JSON.stringify(document)] : words) output.out(line);
    return isWell ? 0 : 1;
  } finally {
    await desk.close();
  }
}

async function status(desk: Desk): Promise<Done> {
  const standing = await desk.standing();
  const lines = [
    ...standing.applied.map((name) => `  applied  ${name}`),
    ...standing.missing.map((name) => `  missing  ${name}`),
  ];
  const isWell = standing.missing.length === 0;
  const said = isWell ? 'The database has every migration.' : 'Run "migrate up" to apply what is missing.';
  return { document: standing, words: [...lines, said], isWell };
}

async function up(desk: Desk): Promise<Done> {
  const applied = await desk.up();
  return { document: { applied }, words: told('Applied', applied), isWell: true };
}

async function down(desk: Desk): Promise<Done> {
  const reverted = await desk.down();
  return { document: { reverted }, words: told('Took back', reverted), isWell: true };
}

async function logins(desk: Desk): Promise<Done> {
  const { treebeard_app: app, treebeard_keys: keys } = await desk.logins();
  return {
    document: { DATABASE_URL: app, KEYS_DATABASE_URL: keys },
    words: [`DATABASE_URL=${app}`, `KEYS_DATABASE_URL=${keys}`],
    isWell: true,
  };
}

function told(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['Nothing to do.'] : names.map((name) => `${what} ${name}.`);
}
