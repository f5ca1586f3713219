import { CommanderError } from 'commander';
import { DomainError } from '#domain/shared/domain-error';
import type { CliCommand, CommandOutput } from './command.js';
import { completionCommand, isCompletion } from './completion.js';
import type { OpenQuestion } from './open-question.js';
import { openQuestion, printQuestion } from './open-question.js';
import { ReaderGone } from './printer.js';
import type { ProgramFacts, ProgramParts } from './program.js';
import { programOf, wordsOf } from './program.js';
import { REFUSED, printRefusal, refusalOf } from './refusal.js';
import type { Command } from 'commander';
import type { Refusal } from './refusal.js';

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'cli.unknown-command',
  'commander.help': 'cli.no-command',
  'commander.missingArgument': 'cli.missing-argument',
};

/**
 * Runs the command that the arguments name and returns the exit code: 0 done, 1 findings or differences,
 * 2 bad input or unreadable files or database (on stderr, as JSON with `--json`), 3 an open question.
 */
export async function runCommand(
  argv: readonly string[],
  commands: readonly CliCommand[],
  { facts, output }: { readonly facts: ProgramFacts; readonly output: CommandOutput },
): Promise<number> {
  // `help usage inspect` is `usage inspect --help`.
  const args = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  const json = args.includes('--json');
  let code = 0;
  const isShown = isCompletion(args) || args.some((arg) => arg === '--help' || arg === '-h');
  const all = [...commands, completionCommand(() => program)];
  const program = programOf(all, {
    facts,
    choices: isShown ? await choicesOf(all) : new Map(),
    run: async (command, call) => {
      code = await command.run(call, output);
    },
    write: {
      out: (text) => {
        output.out(text.trimEnd());
      },
      err: (text) => {
        if (!json) output.err(text.trimEnd());
      },
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof ReaderGone) return code;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      // A call without a command has printed the help, which is enough.
      if (error.code === 'commander.help' && !json) return REFUSED;
      return printRefusal(wrongCall(error, program, args), { json, output });
    }
    const question = error instanceof DomainError ? openQuestion(error) : undefined;
    if (question !== undefined) return printQuestion(question, output, { json, words: questionWords });
    return printRefusal(refusalOf(error), { json, output });
  }
}

function questionWords({ question }: OpenQuestion): string {
  return `${question}\nAdd --json to see the possible answers.`;
}

async function choicesOf(commands: readonly CliCommand[]): Promise<ProgramParts['choices']> {
  const choosing = commands.flatMap(({ options, argument }) => [
    ...Object.values(options),
    ...(argument === undefined ? [] : [argument]),
  ]);
  const found = choosing.map(async (one) => [one, await one.choices?.()] as const);
  return new Map(
    (await Promise.all(found)).flatMap(([one, choices]) => (choices === undefined ? [] : [[one, choices]])),
  );
}

/** Turns a call that commander rejects into a refusal with its words, a likely correction and a pointer to help. */
function wrongCall(error: CommanderError, program: Command, args: readonly string[]): Refusal {
  const group = named(program, args);
  const help = `${program.name()} ${wordsOf(group)}`.trimEnd();
  const known = group.commands.map((command) => command.name());
  if (error.code === 'commander.help') {
    return refusal(error, `Name a command: ${known.join(', ')}.`, help);
  }
  const [, said = '', , meant] =
    /^(?:error: )?([^]*?)\.?(\n\(Did you mean ([^]*)\?\))?$/.exec(error.message) ?? [];
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  return refusal(error, meant === undefined ? sentence : `${sentence} Did you mean ${meant}?`, help);
}

function refusal({ code }: CommanderError, message: string, help: string): Refusal {
  return { code: CODES[code] ?? 'cli.bad-option', message, details: { help: `${help} --help` } };
}

/** The command or group that the first words name. */
function named(command: Command, [word, ...rest]: readonly string[]): Command {
  const next = command.commands.find((each) => each.name() === word);
  return next === undefined ? command : named(next, rest);
}
