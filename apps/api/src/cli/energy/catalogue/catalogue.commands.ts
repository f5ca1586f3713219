import type { CliCommand, CliOption, CommandCall, CommandOutput } from '#api/cli/frame/command';
import { given, needed } from '#api/cli/frame/options';
import { asOfOption } from '../tariff-options.js';

const reasonOption: CliOption = { value: 'TEXT', says: 'Why; it stands in the audit trail' };
const dryRunOption: CliOption = { says: 'Show what would change, and change nothing' };
const allowOption: CliOption = { says: 'Agree that many plans of the list are withdrawn' };

/** `catalogue import`: brings a published list of plans into the catalogue. */
const importCommand: CliCommand = {
  words: ['catalogue', 'import'],
  says: 'Bring a published list of plans into the catalogue',
  usage: [
    'FILE --from FORMAT --dry-run',
    'FILE --from FORMAT --reason TEXT',
    'URL --from FORMAT --reason TEXT',
  ],
  argument: { name: 'FILE', says: 'The list as it was published, gzip or not, or its address' },
  options: {
    from: {
      value: 'FORMAT',
      says: 'The format of the list; "own" for plans in our own',
      choices: async () => [
        ...(await import('#domain/energy/tariffs/convert/converters')).CONVERTERS.keys(),
        'own',
      ],
    },
    source: { value: 'NAME', says: 'Short name of the list, the same each time; else the format' },
    'as-of': asOfOption,
    market: { value: 'MARKET', says: 'Market of plans whose network does not tell it, such as uk' },
    utility: { value: 'IDS', says: 'Utilities of plans that name no network: oncor,tnmp' },
    'dry-run': dryRunOption,
    reason: reasonOption,
    'allow-withdrawing': allowOption,
  },
  example: 'catalogue import offers-2026-11-01.csv --from power-to-choose --dry-run',
  async run(call, output) {
    const { importList } = await import('./import-list.js');
    const { args, values, json } = call;
    return importList(
      args[0] ?? '',
      {
        from: needed(values, 'from'),
        ...given(values, 'source', 'asOf', 'market', 'utility'),
        ...ways(call),
        json,
        today: new Date().toISOString().slice(0, 10),
      },
      output,
    );
  },
};

/** `catalogue list`: what changed the catalogue, newest first. */
const listCommand: CliCommand = {
  words: ['catalogue', 'list'],
  says: 'List the changes of the catalogue, newest first',
  usage: [''],
  options: {},
  example: 'catalogue list',
  run: async ({ json }: CommandCall, output: CommandOutput) =>
    (await import('./import-list.js')).listChanges(json, output),
};

/** `catalogue rollback`: brings the whole catalogue back to an earlier revision. */
const rollbackCommand: CliCommand = {
  words: ['catalogue', 'rollback'],
  says: 'Bring the catalogue back to an earlier revision',
  usage: ['REVISION --dry-run', 'REVISION --reason TEXT'],
  argument: { name: 'REVISION', says: 'A revision or position, as "catalogue list" shows it' },
  options: { 'dry-run': dryRunOption, reason: reasonOption },
  example: 'catalogue rollback 4f2a91c07d3e --dry-run',
  run: async (call: CommandCall, output: CommandOutput) =>
    (await import('./import-list.js')).rollBack(
      call.args[0] ?? '',
      { ...ways(call), json: call.json },
      output,
    ),
};

export const catalogueCommands: readonly CliCommand[] = [importCommand, listCommand, rollbackCommand];

function ways({ values }: CommandCall): {
  readonly isDryRun: boolean;
  readonly mayWithdraw: boolean;
  readonly reason?: string;
} {
  return {
    isDryRun: values['dryRun'] === true,
    mayWithdraw: values['allowWithdrawing'] === true,
    ...given(values, 'reason'),
  };
}
