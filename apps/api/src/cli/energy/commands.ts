import { meterNumbers } from '#domain/energy/usage/readings/only-meters';
import { DomainError } from '#domain/shared/domain-error';
import type { CliCommand, OptionValues } from '../frame/command.js';
import { defined, flag, given, needed, text } from '../frame/options.js';
import { parseBillCase } from './bill/bill-case.js';
import { printBill, printBills } from './bill/bill.js';
import { convertTariffFile } from './convert/convert.js';
import { inspectUsageFiles } from './inspect/inspect.js';
import { printRecommendation } from './recommend/recommend.js';

/** The meters that are the home, where the option names them. */
function metersIn(values: OptionValues): { readonly meters?: readonly number[] } {
  const { meter } = given(values, 'meter');
  return meter === undefined ? {} : { meters: meterNumbers(meter) };
}

/** The commands of the energy context; one entry each. */
export const energyCommands: readonly CliCommand[] = [
  {
    words: ['usage', 'inspect'],
    usage: 'usage inspect FILE... [--zone IANA] [--map FILE] [--json]',
    options: { zone: text, map: text, json: flag },
    run: (files, values, output) =>
      inspectUsageFiles(files, { json: values['json'] === true, ...given(values, 'zone', 'map') }, output),
  },
  {
    words: ['tariff', 'convert'],
    usage:
      'tariff convert FILE --from FORMAT [--as-of DAY] [--zone IANA] [--unit UNIT] [--currency CODE] [--area NAME] [--margin PRICE] [--monthly-fee AMOUNT] [--json]',
    options: {
      ...{ from: text, 'as-of': text, zone: text, unit: text, currency: text, area: text },
      ...{ margin: text, 'monthly-fee': text, json: flag },
    },
    run: ([file, ...more], values, output) => {
      if (file === undefined || more.length > 0) {
        throw new DomainError('cli.one-file', 'Name exactly one file to convert.');
      }
      const { margin: marginPerKwh, ['monthly-fee']: monthlyFee } = given(values, 'margin', 'monthly-fee');
      const said = given(values, 'zone', 'unit', 'currency', 'area');
      const series = { ...said, ...defined({ marginPerKwh, monthlyFee }) };
      const { ['as-of']: asOf } = given(values, 'as-of');
      return convertTariffFile(
        file,
        {
          from: needed(values, 'from'),
          json: values['json'] === true,
          today: new Date().toISOString().slice(0, 10),
          series,
          ...defined({ asOf }),
        },
        output.out,
      );
    },
  },
  {
    words: ['bill'],
    usage:
      'bill --tariff FILE --usage FILE [--from FORMAT] [--plan ID] [--cycles calendar] [--export FILE] [--prices FILE] [--delivery FILE [--delivery-from FORMAT]] [--meter NUMBERS] [--zone IANA] [--as-of DAY] [--unit UNIT] [--currency CODE] [--area NAME] [--json] | --batch CASES.jsonl [--json]',
    options: {
      ...{ tariff: text, usage: text, from: text, plan: text, cycles: text, export: text },
      ...{
        prices: text,
        delivery: text,
        'delivery-from': text,
        meter: text,
        zone: text,
        batch: text,
        'as-of': text,
      },
      ...{ unit: text, currency: text, area: text, json: flag },
    },
    run: (_, values, output) => {
      if (typeof values['batch'] === 'string') return printBills(values['batch'], output);
      const { ['delivery-from']: deliveryFrom, ['as-of']: asOf } = given(values, 'delivery-from', 'as-of');
      const billCase = {
        tariff: needed(values, 'tariff'),
        usage: needed(values, 'usage'),
        ...given(values, 'from', 'cycles', 'export', 'prices', 'delivery', 'plan', 'zone'),
        ...given(values, 'unit', 'currency', 'area'),
        ...defined({ deliveryFrom, asOf }),
        ...metersIn(values),
      };
      return printBill(parseBillCase(JSON.stringify(billCase)), values['json'] === true, output);
    },
  },
  {
    words: ['recommend'],
    usage:
      'recommend --usage FILE --postcode CODE [--utility ID] [--meter NUMBERS] [--plans FILE [--from FORMAT]] [--delivery FILE [--delivery-from FORMAT]] [--json]',
    options: {
      ...{ usage: text, postcode: text, utility: text, meter: text, plans: text, from: text },
      ...{ delivery: text, 'delivery-from': text, json: flag },
    },
    run: (_, values, output) => {
      const {
        utility: deliveryUtilityId,
        plans,
        from,
        delivery,
        'delivery-from': deliveryFrom,
      } = given(values, ...(['utility', 'plans', 'from', 'delivery', 'delivery-from'] as const));
      return printRecommendation(
        {
          usage: needed(values, 'usage'),
          postcode: needed(values, 'postcode'),
          ...defined({ deliveryUtilityId, plans, from, delivery, deliveryFrom }),
          ...metersIn(values),
          json: values['json'] === true,
        },
        output,
      );
    },
  },
];
