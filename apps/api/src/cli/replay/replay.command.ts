import type { Context } from '#api/platform/contexts/context';
import type { CliCommand } from '../frame/command.js';
import { askedOf } from './asked.js';

/** `audit replay`: makes recorded results of all contexts again and compares every byte. */
export function replayCommand(contexts: readonly Context[]): CliCommand {
  return {
    words: ['audit', 'replay'],
    says: 'Make recommendations again from the log and compare every byte',
    usage: ['ID', '--sample N', '--all'],
    argument: { name: 'ID', says: 'One recommendation', isOptional: true },
    options: {
      sample: { value: 'N', says: 'So many, chosen by chance' },
      all: { says: 'Every recommendation in the log' },
      engine: {
        value: 'ENGINE',
        says: 'The engine that made each, or the one of this program',
        choices: () => Promise.resolve(['recorded', 'current']),
      },
    },
    example: 'audit replay --sample 100',
    async run(call, output) {
      const asked = askedOf(call);
      const { runReplay } = await import('./run-replay.js');
      return runReplay(asked, contexts, output);
    },
  };
}
