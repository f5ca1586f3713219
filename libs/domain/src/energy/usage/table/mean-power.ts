import type { Energy } from '#domain/shared/units';
import { parseEnergy } from '#domain/shared/units';

const E20_PER_MILLI_WH = 100_000_000_000_000n;
const HOUR_S = 3600n;

/**
 * Energy of mean powers that follow each other. Sixths of a watt-hour have no end: what one value
 * leaves below 1e-20 kWh is carried into the next, so that the total is exact.
 */
export class MeanPower {
  private carried = 0n;

  /** `exponent` is the power of ten of the unit in milliwatts: kW 6, W 3. */
  constructor(private readonly exponent: number) {}

  /** Undefined when the text is no number. */
  energy(text: string, durationS: number): Energy | undefined {
    const hourly = parseEnergy(text, this.exponent);
    return hourly === undefined ? undefined : this.held(hourly, durationS);
  }

  /** The energy of a power in mW that was held so long. */
  held(power: Energy, durationS: number): Energy {
    const units = BigInt(power.milliWh) * E20_PER_MILLI_WH + BigInt(power.restE20Kwh);
    const product = units * BigInt(Math.round(durationS)) + this.carried;
    const energy = product / HOUR_S;
    this.carried = product % HOUR_S;
    return { milliWh: Number(energy / E20_PER_MILLI_WH), restE20Kwh: Number(energy % E20_PER_MILLI_WH) };
  }
}
