import { DomainError } from '#domain/shared/domain-error';
import { printBill, printBills } from './energy/bill/bill.js';
import { parseBillCase } from './energy/bill/bill-case.js';
import { convertTariffFile } from './energy/convert/convert.js';
import { printRecommendation } from './energy/recommend/recommend.js';
import { inspectUsageFiles } from './energy/inspect/inspect.js';
import { meterNumbers } from '../energy/usage/only-meters.js';

/** An option's value as the command line gives it. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** One command of the command line. */
export interface CliCommand {
  readonly words: readonly string[];
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** Prints; answers with the exit code. Throws `DomainError` for bad input. */
  run(positionals: readonly string[], values: OptionValues): Promise<number>;
}

const output = {
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
};

/** The value of an option that the command cannot do without. */
function needed(values: OptionValues, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new DomainError('cli.missing-option', `The option --${name} is missing.`);
}

/** The options among `names` that were given, as texts. */
function given<Name extends string>(
  values: OptionValues,
  ...names: readonly Name[]
): { [key in Name]?: string } {
  const found: { [key in Name]?: string } = {};
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

/** The fields that have a value. */
function defined<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  // Entries lose their names' type; filtering changes no name.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: string;
  };
}

/** The meters that are the home, where the option names them. */
function metersIn(values: OptionValues): { readonly meters?: readonly number[] } {
  const { meter } = given(values, 'meter');
  return meter === undefined ? {} : { meters: meterNumbers(meter) };
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Every command; one entry each. */
export const commands: readonly CliCommand[] = [
  {
    words: ['usage', 'inspect'],
    usage: 'usage inspect FILE... [--zone IANA] [--json]',
    options: { zone: text, json: flag },
    run: (files, values) =>
      inspectUsageFiles(files, { json: values['json'] === true, ...given(values, 'zone') }, output),
  },
  {
    words: ['tariff', 'convert'],
    usage:
      'tariff convert FILE --from FORMAT [--as-of DAY] [--zone IANA] [--unit UNIT] [--currency CODE] [--area NAME] [--margin PRICE] [--monthly-fee AMOUNT] [--json]',
    options: {
      ...{ from: text, 'as-of': text, zone: text, unit: text, currency: text, area: text },
      ...{ margin: text, 'monthly-fee': text, json: flag },
    },
    run: ([file, ...more], values) => {
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
    run: (_, values) => {
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
    run: (_, values) => {
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
