import type { Device, PriceAssumption } from './household-api.js';

/** What a price may be taken to become; `key` is what a select holds. */
export type AssumptionChoice = {
  readonly key: string;
  readonly words: string;
  readonly assumes: PriceAssumption;
};

/** Choices of what follows a contract or a term. */
export const ASSUMPTIONS: readonly AssumptionChoice[] = [
  { key: 'market', words: 'Today’s market price', assumes: { kind: 'market' } },
  { key: '0', words: 'The same price as before', assumes: { kind: 'percentMore', percent: 0 } },
  { key: '10', words: '10% more than before', assumes: { kind: 'percentMore', percent: 10 } },
  { key: '25', words: '25% more than before', assumes: { kind: 'percentMore', percent: 25 } },
  { key: '50', words: '50% more than before', assumes: { kind: 'percentMore', percent: 50 } },
];

/** Devices that some plans ask for. */
export const DEVICES: readonly { readonly device: Device; readonly words: string }[] = [
  { device: 'solar', words: 'Solar panels' },
  { device: 'battery', words: 'A home battery' },
  { device: 'electricVehicle', words: 'An electric car' },
  { device: 'smartThermostat', words: 'A smart thermostat' },
  { device: 'heatPump', words: 'A heat pump' },
  { device: 'poolPump', words: 'A pool pump' },
];

/** The choice that stands for an assumption; one that was sent by other ways is shown as today’s market. */
export function choiceOf(assumption: PriceAssumption | undefined): string {
  return assumption?.kind === 'percentMore' ? String(assumption.percent) : 'market';
}
