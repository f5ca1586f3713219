import { contexts } from '../contexts.js';
import { projectionsCommands } from './projections/commands.js';
import { runCommand } from './frame/run-command.js';

/** `npm run treebeard -- <command>`: the same code without a server. */
const ofContexts = await Promise.all(contexts.map((context) => context.commands()));
const commands = [...ofContexts.flat(), ...projectionsCommands(contexts)];

process.exitCode = await runCommand(process.argv.slice(2), commands, {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
