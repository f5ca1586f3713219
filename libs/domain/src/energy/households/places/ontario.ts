import type { AreaText } from './area-table.js';
import type { DeliveryUtility } from './place.js';

const distributor = (id: string, name: string): DeliveryUtility => ({ id, name, noChoiceReason: null });

/** Ontario's local distribution companies as far as a postal code tells them apart. */
export const ontarioDistributors: readonly DeliveryUtility[] = [
  distributor('toronto-hydro', 'Toronto Hydro'),
  distributor('hydro-ottawa', 'Hydro Ottawa'),
  distributor('alectra', 'Alectra Utilities'),
  distributor('hydro-one', 'Hydro One'),
  distributor('ontario-other', 'Another local utility'),
];

/** Forward sortation areas by distributor, coarse; the second letter 0 marks the countryside. */
export const ontarioAreas: AreaText = {
  'toronto-hydro': 'M',
  'hydro-ottawa': 'K1 K2 K4',
  alectra: 'L3P L3R L3S L3T L3X L4 L5 L6 L7A L8 L9 L2 N1',
  'hydro-one': 'K0 L0 N0 P0 K2 K4 K6 K7 K8 K9 L3 L9 N P L6 L7 L4R L4M L4N L2A',
  'ontario-other': 'K K0 K6 K7 K8 K9 L1 L2 L3 L4 L6 L7 L9 N N1 N0 P P0 L0',
};

/** The west of Ontario keeps Central time; the rest Eastern. */
export const ontarioZones: AreaText = {
  'ca-on America/Winnipeg': 'P0V P0W P0X P0Y P8N P8T P9A P9N',
  'ca-on America/Toronto': 'K L M N P P0T P7',
};
