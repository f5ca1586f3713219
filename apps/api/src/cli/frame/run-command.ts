import { CommanderError } from 'commander';
import { DomainError } from '#domain/shared/domain-error';
import type { CliCommand, CommandOutput } from './command.js';
import { completionCommand, isCompletion } from './completion.js';
import type { OpenQuestion } from './open-question.js';
import { openQuestion, printQuestion } from './open-question.js';
import { ReaderGone } from './printer.js';
import type { ProgramFacts, ProgramParts } from './program.js';
import { programOf } from './program.js';
import { REFUSED, printRefusal, refusalOf } from './refusal.js';
import { wrongCall } from './wrong-call.js';

/**
 * Runs the command that the arguments name and answers with the exit code: 0 done, 1 findings or differences,
 * 2 bad input or could not look (words on stderr, JSON with `--json`), 3 a question is open.
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
      // Without a command its help has been printed, which says it all.
      if (error.code === 'commander.help' && !json) return REFUSED;
      return printRefusal(wrongCall(error, program, args), { json, output });
    }
    const question = error instanceof DomainError ? openQuestion(error) : undefined;
    if (question !== undefined) return printQuestion(question, output, { json, words: questionWords });
    return printRefusal(refusalOf(error), { json, output });
  }
}

function questionWords({ question }: OpenQuestion): string {
  return `${question}\nWith --json you see the answers that would do.`;
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
