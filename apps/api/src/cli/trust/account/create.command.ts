import type { CommandCall, CliCommand, CommandOutput } from '#api/cli/frame/command';
import { asked } from './asked.js';

/** `account create`: makes the first admins and auditors, by a link that whoever gets it opens once. */
export const createAccountCommand: CliCommand = {
  words: ['account', 'create'],
  says: 'Make an account and print the link that opens it once',
  usage: ['--role ROLE --email ADDRESS'],
  options: {
    role: {
      value: 'ROLE',
      says: 'admin, auditor or support',
      choices: () => Promise.resolve(['admin', 'auditor', 'support']),
    },
    email: { value: 'ADDRESS', says: 'The address that they will sign in with' },
  },
  example: 'account create --role admin --email ada@treebeard.example',
  async run(call: CommandCall, output: CommandOutput) {
    const wanted = asked(call);
    const { openDesk } = await import('./desk.js');
    const desk = await openDesk();
    try {
      const created = await desk.create(wanted);
      const words = `Open this link within a day to choose a password; it works once:\n${created.link}`;
      output.out(call.json ? JSON.stringify(created) : words);
      return 0;
    } finally {
      await desk.close();
    }
  },
};
