import { parseArgs } from 'node:util';
import { DomainError } from '#domain/shared/domain-error';
import { commands } from './commands.js';

/** `npm run treebeard -- <command>`: the same code without a server. */
async function main(argv: readonly string[]): Promise<number> {
  const command = commands.find(({ words }) => words.every((word, index) => argv[index] === word));
  if (command === undefined) {
    const known = commands.map(({ usage }) => `  ${usage}`).join('\n');
    return refuse(new DomainError('cli.unknown-command', `Unknown command. The commands are:\n${known}`));
  }
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(command.words.length),
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return await command.run(positionals, values);
  } catch (error) {
    if (error instanceof DomainError) return refuse(error);
    // parseArgs marks a wrong call with such a code; its message names the option.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return refuse(new DomainError('cli.bad-option', `${error.message} Usage: ${command.usage}`));
    }
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) {
      return refuse(new DomainError('cli.no-file', `The file cannot be read: ${error.message}`));
    }
    throw error;
  }
}

function refuse({ code, message, details }: DomainError): number {
  process.stderr.write(`${JSON.stringify({ error: { code, message, details } })}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
