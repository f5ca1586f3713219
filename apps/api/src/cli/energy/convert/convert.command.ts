import type { CliCommand } from '#api/cli/frame/command';
import { defined, given, needed } from '#api/cli/frame/options';
import { asOfOption, daysOption, formatOption, seriesOptions } from '../tariff-options.js';

/** `tariff convert`: converts a published document of plans to our own format. */
export const convertCommand: CliCommand = {
  words: ['tariff', 'convert'],
  says: 'Convert published plans to our own tariff format',
  usage: ['FILE --from FORMAT'],
  argument: { name: 'FILE', says: 'The document as it was published, gzip or not' },
  options: {
    from: formatOption('The format of the document'),
    'as-of': asOfOption,
    zone: { value: 'IANA', says: 'The time zone of spot prices' },
    ...seriesOptions,
    days: daysOption,
    margin: { value: 'PRICE', says: 'What the retailer adds to each kWh of a spot price' },
    'monthly-fee': { value: 'AMOUNT', says: 'What the retailer charges each month on top of a spot price' },
  },
  example: 'tariff convert offers-2026-11-01.csv --from power-to-choose --json',
  async run({ args: [file = ''], values, json }, output) {
    const { convertTariffFile } = await import('./convert.js');
    const { margin: marginPerKwh, monthlyFee } = given(values, 'margin', 'monthlyFee');
    const series = {
      ...given(values, 'zone', 'unit', 'currency', 'area'),
      ...defined({ marginPerKwh, monthlyFee }),
    };
    const today = new Date().toISOString().slice(0, 10);
    return convertTariffFile(
      file,
      { from: needed(values, 'from'), json, today, series, ...given(values, 'asOf', 'days') },
      output.out,
    );
  },
};
