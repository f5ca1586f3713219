import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { convertUrdb } from './urdb.js';

/** What the converter is told of the document. */
export const context = { asOf: '2026-01-01', source: 'rate.json' };
/** One period at all times. */
export const always = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));
/** A second period in the evening. */
export const evening = Array.from({ length: 12 }, () =>
  Array.from({ length: 24 }, (_, hour) => (hour >= 16 && hour < 21 ? 1 : 0)),
);

/** A plain rate to vary. */
export const rate = {
  label: 'a-rate',
  utility: 'Riverside Light',
  name: 'Residential',
  servicetype: 'Bundled',
  energyratestructure: [[{ rate: 0.1, adj: 0.0051, unit: 'kWh' }]],
  energyweekdayschedule: always,
  energyweekendschedule: always,
  fixedchargefirstmeter: 9.5,
  fixedchargeunits: '$/month',
};

/** The tariff of a document that holds one. */
export function only(document: object): Tariff {
  const { tariffs, refused } = convertUrdb(JSON.stringify(document), context);
  const [tariff] = tariffs;
  if (tariff === undefined) throw new Error(JSON.stringify(refused));
  return tariff;
}

/** A charge by its id. */
export function chargeOf(tariff: Tariff, id: string): Charge | undefined {
  return tariff.charges.find((charge) => charge.id === id);
}
