import type { OptionValues } from '../frame/command.js';
import { given } from '../frame/options.js';

/** The home's meters, if the option names them. */
export async function metersIn(values: OptionValues): Promise<{ readonly meters?: readonly number[] }> {
  const { meter } = given(values, 'meter');
  if (meter === undefined) return {};
  const { meterNumbers } = await import('#domain/energy/usage/readings/only-meters');
  return { meters: meterNumbers(meter) };
}
