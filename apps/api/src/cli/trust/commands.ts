import type { CliCommand } from '../frame/command.js';
import { createAccountCommand } from './account/create.command.js';

/** The commands of the trust context; each loads its code only when called. */
export const trustCommands: readonly CliCommand[] = [createAccountCommand];
