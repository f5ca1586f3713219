import { parseArgs } from 'node:util';
import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import type { CliCommand, CommandOutput } from './command.js';

/** Runs the command that the arguments name; answers with the exit code. Bad input is one line on stderr and 2. */
export async function runCommand(
  argv: readonly string[],
  commands: readonly CliCommand[],
  output: CommandOutput,
): Promise<number> {
  const command = commands.find(({ words }) => words.every((word, index) => argv[index] === word));
  if (command === undefined) {
    const known = commands.map(({ usage }) => `  ${usage}`).join('\n');
    return refuse(
      output,
      new DomainError('cli.unknown-command', `Unknown command. The commands are:\n${known}`),
    );
  }
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(command.words.length),
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return await command.run(positionals, values, output);
  } catch (error) {
    if (error instanceof DomainError || error instanceof Fault) return refuse(output, error);
    // parseArgs marks a wrong call with such a code; its message names the option.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return refuse(output, new DomainError('cli.bad-option', `${error.message} Usage: ${command.usage}`));
    }
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) {
      return refuse(output, new DomainError('cli.no-file', `The file cannot be read: ${error.message}`));
    }
    throw error;
  }
}

function refuse(output: CommandOutput, { code, message, details }: DomainError | Fault): number {
  output.err(JSON.stringify({ error: { code, message, details } }));
  return 2;
}
