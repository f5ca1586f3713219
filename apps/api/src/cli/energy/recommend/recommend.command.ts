import type { CliCommand } from '#api/cli/frame/command';
import { defined, given, needed } from '#api/cli/frame/options';
import {
  billsOption,
  deliveryOptions,
  formatOption,
  mapOption,
  meterOption,
  seriesOptions,
} from '../tariff-options.js';
import { metersIn } from '../meters-in.js';

/** `recommend`: plans priced and ranked for one home. */
export const recommendCommand: CliCommand = {
  words: ['recommend'],
  says: 'Rank the plans for one home on its real usage',
  usage: ['--usage FILE --postcode CODE'],
  options: {
    usage: { value: 'FILE', says: 'The meter file' },
    postcode: { value: 'CODE', says: 'Where the home is: a ZIP code or postcode' },
    utility: { value: 'ID', says: 'The home’s delivery utility, if several serve the area' },
    meter: meterOption,
    map: mapOption,
    bills: billsOption,
    plans: { value: 'FILE', says: 'Plans to choose from instead of our own catalogue' },
    from: formatOption('The format of those plans, unless it is our own'),
    ...seriesOptions,
    ...deliveryOptions,
  },
  example: 'recommend --usage meter.csv --postcode 75201',
  async run({ values, json }, output) {
    const { printRecommendation } = await import('./recommend.js');
    const { utility: deliveryUtilityId } = given(values, 'utility');
    return printRecommendation(
      {
        usage: needed(values, 'usage'),
        postcode: needed(values, 'postcode'),
        ...given(values, 'plans', 'from', 'delivery', 'deliveryFrom', 'map', 'bills'),
        ...defined({ deliveryUtilityId }),
        series: given(values, 'unit', 'currency', 'area'),
        ...(await metersIn(values)),
        json,
      },
      output,
    );
  },
};
