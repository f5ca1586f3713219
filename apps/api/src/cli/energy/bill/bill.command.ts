import type { CliCommand } from '#api/cli/frame/command';
import { given, needed } from '#api/cli/frame/options';
import {
  asOfOption,
  daysOption,
  deliveryOptions,
  formatOption,
  mapOption,
  meterOption,
  seriesOptions,
} from '../tariff-options.js';
import { metersIn } from '../meters-in.js';

/** `bill`: one tariff on one file of usage, or a batch of such cases. */
export const billCommand: CliCommand = {
  words: ['bill'],
  says: 'Price one tariff on one meter file, line by line',
  usage: ['--tariff FILE --usage FILE', '--batch CASES.jsonl'],
  options: {
    tariff: { value: 'FILE', says: 'The tariff: our own JSON, or what --from names' },
    usage: { value: 'FILE', says: 'The meter file' },
    from: formatOption("The tariff's format, unless it is our own"),
    plan: { value: 'ID', says: 'Which plan, where the document has several' },
    cycles: { value: 'calendar', says: 'Bill by calendar months (the only cycles named here)' },
    export: { value: 'FILE', says: 'What the home sent out or generated' },
    prices: { value: 'FILE', says: "Hourly prices on top of the tariff's own" },
    ...deliveryOptions,
    meter: meterOption,
    map: mapOption,
    zone: { value: 'IANA', says: 'Time zone of the home, if the file does not say' },
    'contracted-kw': { value: 'KW', says: 'Contracted power of the home, kW or kVA' },
    'as-of': asOfOption,
    ...seriesOptions,
    days: daysOption,
    batch: { value: 'FILE', says: 'Cases, a JSON line each; answers a JSON line each' },
  },
  example: 'bill --tariff rate.json --from urdb --usage meter.csv',
  async run({ values, json }, output) {
    const { printBill, printBills } = await import('./bill.js');
    const { parseBillCase } = await import('./bill-case.js');
    if (typeof values['batch'] === 'string') return printBills(values['batch'], output);
    const billCase = {
      tariff: needed(values, 'tariff'),
      usage: needed(values, 'usage'),
      ...given(values, 'from', 'cycles', 'export', 'prices', 'delivery', 'deliveryFrom', 'plan', 'zone'),
      ...given(values, 'unit', 'currency', 'area', 'asOf', 'contractedKw', 'map', 'days'),
      ...(await metersIn(values)),
    };
    return printBill(parseBillCase(JSON.stringify(billCase)), json, output);
  },
};
