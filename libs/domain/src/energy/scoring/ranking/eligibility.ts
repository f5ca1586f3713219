import type { Device } from '#domain/energy/households/households.events';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import type { FilterReason } from '../scoring.js';

/** Words by which plans require a device, and the device's name. */
const DEVICES: readonly { readonly device: Device; readonly asks: RegExp; readonly name: string }[] = [
  { device: 'smartThermostat', asks: /\bthermostat/i, name: 'a smart thermostat' },
  { device: 'electricVehicle', asks: /electric (vehicle|car)|\bev\b|\bevs\b/i, name: 'an electric car' },
  { device: 'battery', asks: /\bbatter(y|ies)\b|powerwall/i, name: 'a home battery' },
  { device: 'solar', asks: /\bsolar\b|photovoltaic|\bpv\b/i, name: 'solar panels' },
  { device: 'heatPump', asks: /heat pump/i, name: 'a heat pump' },
  { device: 'poolPump', asks: /\bpool\b/i, name: 'a pool pump' },
];
const NEW_CUSTOMERS = /new customers?|new to us|not (be )?(an )?existing/i;
const OWN_CUSTOMERS = /existing customers? only|only (for )?existing customers|current customers only/i;

/** Why the home cannot sign up: requirements that it does not meet. Requirements that we cannot read become a flag. */
export function eligibilityReasons(
  { tariff, retailer }: CandidatePlan,
  { customerOf, devices }: Pick<ScoringInput, 'customerOf' | 'devices'>,
): FilterReason[] {
  const own = customerOf !== null && sameName(customerOf, retailer);
  return tariff.eligibility.flatMap((text): FilterReason[] => {
    if (own && NEW_CUSTOMERS.test(text))
      return [notEligible(text, `It is for new customers, and you are with ${retailer}.`)];
    if (customerOf !== null && !own && OWN_CUSTOMERS.test(text))
      return [notEligible(text, `It is only for homes that are with ${retailer} already.`)];
    return DEVICES.filter(({ device, asks }) => asks.test(text) && !devices.includes(device)).map(
      ({ name }) => notEligible(text, `It is only for homes with ${name}. Tell us if you have one.`),
    );
  });
}

function notEligible(text: string, message: string): FilterReason {
  return { code: 'notEligible', limit: null, actual: text.slice(0, 200), message };
}

/** Compares suppliers' names without their legal form. */
function sameName(a: string, b: string): boolean {
  const plain = (name: string): string =>
    name.toLowerCase().replaceAll(/\b(llc|inc|ltd|pty|plc|limited|corp|co|lp)\b|[^a-z0-9]/g, '');
  return plain(a) === plain(b);
}
