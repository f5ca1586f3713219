import type { CliCommand } from '#api/cli/frame/command';
import { given } from '#api/cli/frame/options';
import { billsOption, mapOption } from '../tariff-options.js';

/** `usage inspect`: what is in a meter file. */
export const inspectCommand: CliCommand = {
  words: ['usage', 'inspect'],
  says: 'Read meter files and say what is in them',
  usage: ['FILE...'],
  argument: { name: 'FILE', says: 'Meter files, in any format we read', isMany: true },
  options: {
    zone: { value: 'IANA', says: "The home's time zone, where the file does not say" },
    map: mapOption,
    bills: billsOption,
  },
  example: 'usage inspect meter.csv --zone America/Chicago',
  async run({ args, values, json }, output) {
    const { inspectUsageFiles } = await import('./inspect.js');
    return inspectUsageFiles(args, { json, ...given(values, 'zone', 'map', 'bills') }, output);
  },
};
