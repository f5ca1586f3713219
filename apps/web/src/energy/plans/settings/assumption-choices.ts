import type { Device, PriceAssumption } from './household-api.js';

/** An assumption about a future price; `key` is the option's value in the select. */
export type AssumptionChoice = {
  readonly key: string;
  readonly words: string;
  readonly assumes: PriceAssumption;
};

/** Choices for the price after a contract or a term ends. */
export const ASSUMPTIONS: readonly AssumptionChoice[] = [
  { key: 'market', words: 'Today’s market, never less', assumes: { kind: 'market' } },
  { key: '0', words: 'The same price as before', assumes: { kind: 'percentMore', percent: 0 } },
  { key: '-10', words: '10% less than before', assumes: { kind: 'percentMore', percent: -10 } },
  { key: '10', words: '10% more than before', assumes: { kind: 'percentMore', percent: 10 } },
  { key: '25', words: '25% more than before', assumes: { kind: 'percentMore', percent: 25 } },
  { key: '50', words: '50% more than before', assumes: { kind: 'percentMore', percent: 50 } },
];

/** Devices that some plans require. */
export const DEVICES: readonly { readonly device: Device; readonly words: string }[] = [
  { device: 'solar', words: 'Solar panels' },
  { device: 'battery', words: 'A home battery' },
  { device: 'electricVehicle', words: 'An electric car' },
  { device: 'smartThermostat', words: 'A smart thermostat' },
  { device: 'heatPump', words: 'A heat pump' },
  { device: 'poolPump', words: 'A pool pump' },
];

/** The key of an assumption; one that the page does not offer, sent to the API directly, shows as today’s market. */
export function choiceOf(assumption: PriceAssumption | undefined): string {
  return assumption?.kind === 'percentMore' ? String(assumption.percent) : 'market';
}
