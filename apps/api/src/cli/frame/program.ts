import { Argument, Command, Help, Option } from 'commander';
import type { CliArgument, CliCommand, CliOption, CommandCall } from './command.js';

/** The program's name, summary and version. */
export interface ProgramFacts {
  readonly name: string;
  readonly says: string;
  readonly version: string;
}

type Choices = ReadonlyMap<CliOption | CliArgument, readonly string[]>;

/** What the tree of commands needs. */
export interface ProgramParts {
  readonly facts: ProgramFacts;
  /** The values that an option or argument offers, where help or completion shows them. */
  readonly choices: Choices;
  readonly run: (command: CliCommand, call: CommandCall) => Promise<void>;
  /** Outputs: `out` for requested help and version, `err` for help after an incomplete call. */
  readonly write: { readonly out: (text: string) => void; readonly err: (text: string) => void };
}

/** Builds the commander program: one command for each word of ours, whose action is `run`. */
export function programOf(commands: readonly CliCommand[], parts: ProgramParts): Command {
  const { name, says, version } = parts.facts;
  const { out: writeOut, err: writeErr } = parts.write;
  const program = new Command(name)
    .usage('COMMAND [options]')
    .description(says)
    .version(version, '--version', 'Print the version')
    .helpOption('-h, --help', 'Print this help')
    .addOption(jsonOption())
    .helpCommand(false)
    .configureHelp({ formatHelp, optionDescription: saysOf, argumentDescription: saysOf })
    .configureOutput({ writeOut, writeErr, outputError: () => undefined })
    .exitOverride();
  for (const command of commands) addTo(program, command, parts);
  return program;
}

/** The full name of a command below the program, `tariff convert`. */
export function wordsOf(command: Command): string {
  const { parent } = command;
  return parent === null ? '' : `${wordsOf(parent)} ${command.name()}`.trimStart();
}

/** The commands without subcommands, at any depth. */
export function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function addTo(program: Command, command: CliCommand, { choices, run }: ProgramParts): void {
  const group = command.words
    .slice(0, -1)
    .reduce(
      (parent, word) => parent.commands.find((each) => each.name() === word) ?? groupIn(parent, word),
      program,
    );
  const leaf = group.command(command.words.at(-1) ?? '').helpCommand(false);
  const name = `${program.name()} ${command.words.join(' ')}`;
  leaf
    .description(command.says)
    .usage(command.usage.map((usage) => `${usage} [options]`.trimStart()).join(`\n       ${name} `))
    .helpOption('-h, --help', 'Print this help');
  if (command.argument !== undefined) leaf.addArgument(argumentOf(command.argument, choices));
  for (const [word, option] of Object.entries(command.options))
    leaf.addOption(optionOf(word, option, choices));
  leaf
    .addOption(jsonOption())
    .addHelpText('after', `${offers(command, choices)}\nExample:\n  ${program.name()} ${command.example}`)
    .action(async () => {
      const values = leaf.optsWithGlobals<CommandCall['values']>();
      await run(command, { args: leaf.args, values, json: values['json'] === true });
    });
}

function groupIn(parent: Command, word: string): Command {
  return parent.command(word).usage('COMMAND [options]').addOption(jsonOption()).helpCommand(false);
}

/** `--json`, which may also precede a command's words. */
function jsonOption(): Option {
  return new Option('--json', 'Print JSON instead of words');
}

function argumentOf(argument: CliArgument, choices: Choices): Argument {
  const { name, says, isMany, isOptional } = argument;
  const many = isMany === true ? '...' : '';
  const made = new Argument(isOptional === true ? `[${name}${many}]` : `<${name}${many}>`, says);
  const offered = choices.get(argument);
  return offered === undefined ? made : made.choices(offered);
}

function optionOf(word: string, option: CliOption, choices: Choices): Option {
  const { value, says } = option;
  const made = new Option(value === undefined ? `--${word}` : `--${word} <${value}>`, says);
  const offered = choices.get(option);
  return offered === undefined ? made : made.choices(offered);
}

/** The allowed values, one line per placeholder: `FORMAT is one of ...`. */
function offers({ argument, options }: CliCommand, choices: Choices): string {
  const named = Object.values(options).map((option) => [option.value, option] as const);
  const all = argument === undefined ? named : [[argument.name, argument] as const, ...named];
  const lines = all.flatMap(([name, part]) => {
    const offered = choices.get(part);
    return offered === undefined ? [] : [`\n${name ?? ''} is one of ${offered.join(', ')}.\n`];
  });
  return [...new Set(lines)].join('');
}

function saysOf({ description }: Argument | Option): string {
  return description;
}

/** Lists a group's commands with all their words, or a single command's options. */
function formatHelp(command: Command, helper: Help): string {
  const leaves = leavesOf(command);
  if (leaves[0] === command) return new Help().formatHelp(command, helper);
  const width = Math.max(...leaves.map((leaf) => wordsOf(leaf).length));
  return [
    `Usage: ${helper.commandUsage(command)}`,
    '',
    ...(command.description() === '' ? [] : [command.description(), '']),
    'Commands:',
    ...leaves.map((leaf) => helper.formatItem(wordsOf(leaf), width, leaf.description(), helper)),
    '',
    'Options:',
    ...helper
      .visibleOptions(command)
      .map((option) => helper.formatItem(helper.optionTerm(option), width, option.description, helper)),
    '',
    'Behind a command, --help prints its options and an example.',
    '',
  ].join('\n');
}
