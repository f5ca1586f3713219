import type { CliCommand } from '../frame/command.js';
import { billCommand } from './bill/bill.command.js';
import { catalogueCommands } from './catalogue/catalogue.commands.js';
import { convertCommand } from './convert/convert.command.js';
import { inspectCommand } from './inspect/inspect.command.js';
import { recommendCommand } from './recommend/recommend.command.js';

/** The commands of the energy context; each loads its code only when called. */
export const energyCommands: readonly CliCommand[] = [
  inspectCommand,
  convertCommand,
  billCommand,
  recommendCommand,
  ...catalogueCommands,
];
