import type { CliOption } from '../frame/command.js';

/** The option that names the format of a document of plans. */
export function formatOption(says: string): CliOption {
  return {
    value: 'FORMAT',
    says,
    choices: async () => [...(await import('#domain/energy/tariffs/convert/converters')).CONVERTERS.keys()],
  };
}

export const asOfOption: CliOption = {
  value: 'DAY',
  says: "Day it was current; else its name's day, or today",
};

/** Facts that a series of spot prices may not state itself. */
export const seriesOptions: Readonly<Record<'unit' | 'currency' | 'area', CliOption>> = {
  unit: { value: 'UNIT', says: 'The unit of spot prices, such as EUR/MWh' },
  currency: { value: 'CODE', says: 'The currency of spot prices, such as EUR' },
  area: { value: 'NAME', says: 'The price area, if the spot prices have several' },
};

/** For prices that hang on days which are announced. */
export const daysOption: CliOption = {
  value: 'FILE',
  says: 'The colours of days, for the prices of Tempo',
};

/** For homes whose delivery utility has its own tariff. */
export const deliveryOptions: Readonly<Record<'delivery' | 'delivery-from', CliOption>> = {
  delivery: { value: 'FILE', says: 'Tariff of the delivery utility, for a supply-only plan' },
  'delivery-from': formatOption('The format of that tariff, unless it is our own'),
};

/** How a table of unknown make is read. */
export const mapOption: CliOption = {
  value: 'FILE',
  says: 'Your answer to the question about an unknown table',
};

/** What the bills of a PDF say. */
export const billsOption: CliOption = {
  value: 'FILE',
  says: 'The bills of a PDF as you corrected and confirmed them',
};

/** The home's meters, by number in file order. */
export const meterOption: CliOption = {
  value: 'NUMBERS',
  says: 'The home’s meters, if the file has several: 1,2',
};
