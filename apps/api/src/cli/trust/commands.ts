import type { CliCommand } from '../frame/command.js';

/** The commands of the trust context; each loads its code only when called. */
export const trustCommands: readonly CliCommand[] = [];
