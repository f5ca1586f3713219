import type { Command } from 'commander';
import type { CliCommand } from './command.js';
import { leavesOf, wordsOf } from './program.js';

/** Whether these arguments ask for a completion script. */
export function isCompletion([word]: readonly string[]): boolean {
  return word === 'completion';
}

/** `completion bash|zsh`: prints a script that completes commands, options and their values. */
export function completionCommand(program: () => Command): CliCommand {
  return {
    words: ['completion'],
    says: 'Print a script that completes commands and options in your shell',
    usage: ['bash|zsh'],
    argument: { name: 'shell', says: 'Your shell', choices: () => Promise.resolve(['bash', 'zsh']) },
    options: {},
    example: 'completion bash >> ~/.bashrc',
    run({ args: [shell] }, output) {
      output.out(shell === 'zsh' ? zshScript(program()) : bashScript(program()));
      return Promise.resolve(0);
    },
  };
}

function zshScript(program: Command): string {
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(program)}`;
}

/** Completes a word from the words before it; after an option its values, or a file name if it takes any. */
function bashScript(program: Command): string {
  const name = program.name();
  return `_${name}() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} path= words= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ \${COMP_WORDS[i]} == -* ]] && break
    path+="\${path:+ }\${COMP_WORDS[i]}"
  done
  case $path in
${branches(program).join('\n')}
  esac
  case $before in
${valueBranches(program).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _${name} ${name}`;
}

/** One branch per command and group, longest first, because files may follow a command's words. */
function branches(command: Command): readonly string[] {
  const words = [
    ...command.commands.map((each) => each.name()),
    ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    ...command.options.flatMap(({ long }) => long ?? []),
    '--help',
  ];
  const pattern = command.commands.length > 0 ? `'${wordsOf(command)}'` : `'${wordsOf(command)}'*`;
  return [...command.commands.flatMap(branches), `    ${pattern}) words='${words.join(' ')}' ;;`];
}

/** One branch per option: its values are the same for every command. */
function valueBranches(program: Command): readonly string[] {
  const options = leavesOf(program).flatMap((leaf) => leaf.options.filter(({ required }) => required));
  const values = new Map(options.map(({ long, argChoices }) => [long ?? '', argChoices ?? []]));
  return [...values].map(([long, choices]) => `    ${long}) words='${choices.join(' ')}' ;;`);
}
