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

/** What a series of spot prices does not always say itself. */
export const seriesOptions: Readonly<Record<'unit' | 'currency' | 'area', CliOption>> = {
  unit: { value: 'UNIT', says: 'The unit of spot prices, such as EUR/MWh' },
  currency: { value: 'CODE', says: 'The currency of spot prices, such as EUR' },
  area: { value: 'NAME', says: 'Which of several areas of spot prices' },
};

/** Where the home's wires company prices apart. */
export const deliveryOptions: Readonly<Record<'delivery' | 'delivery-from', CliOption>> = {
  delivery: { value: 'FILE', says: 'Tariff of the wires company, for supply alone' },
  'delivery-from': formatOption('The format of that tariff, unless it is our own'),
};

/** Which meters are the home, by number in file order. */
export const meterOption: CliOption = {
  value: 'NUMBERS',
  says: 'Which meters are the home, of several: 1,2',
};
