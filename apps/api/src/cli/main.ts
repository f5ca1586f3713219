import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { z } from 'zod';
import { contexts } from '../contexts.js';
import { migrateCommands } from './migrate/commands.js';
import { projectionsCommands } from './projections/commands.js';
import { proofCommands } from './proof/commands.js';
import { printerOn } from './frame/printer.js';
import { replayCommand } from './replay/replay.command.js';
import { runCommand } from './frame/run-command.js';

/** `npm run treebeard -- <command>`: the same code without a server. */
const ofContexts = await Promise.all(contexts.map((context) => context.commands()));
const commands = [
  ...ofContexts.flat(),
  ...projectionsCommands(contexts),
  ...proofCommands(contexts),
  replayCommand(contexts),
  ...migrateCommands,
];
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(findPackageJSON('..', import.meta.url) ?? '', 'utf8')));

process.exitCode = await runCommand(process.argv.slice(2), commands, {
  facts: { name: 'treebeard', says: 'Which electricity plan is best for a home, and why.', version },
  output: { out: printerOn(process.stdout), err: printerOn(process.stderr) },
});
