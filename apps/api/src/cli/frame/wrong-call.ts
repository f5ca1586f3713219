import type { Command, CommanderError } from 'commander';
import { wordsOf } from './program.js';
import type { Refusal } from './refusal.js';

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'cli.unknown-command',
  'commander.help': 'cli.no-command',
  'commander.missingArgument': 'cli.missing-argument',
};

/** Turns a call that commander rejects into a refusal with its words, a likely correction and a pointer to help. */
export function wrongCall(error: CommanderError, program: Command, args: readonly string[]): Refusal {
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
