import { contexts } from '../contexts.js';
import { runCommand } from './frame/run-command.js';

/** `npm run treebeard -- <command>`: the same code without a server. */
const commands = (await Promise.all(contexts.map((context) => context.commands()))).flat();

process.exitCode = await runCommand(process.argv.slice(2), commands, {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
