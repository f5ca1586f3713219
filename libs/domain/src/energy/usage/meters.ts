import { z } from 'zod';
import { DomainError } from '../../shared/domain-error.js';
import { DayText, DecimalText } from '../../shared/quantity.js';

/** One of several meters that an import holds; which of them are the home is for its people to say. */
export const MeterSchema = z.object({
  /** 1-based, in file order: what a choice names. */
  number: z.number().int().min(1),
  /** As the file names it; empty when it does not. */
  servicePoint: z.string(),
  /** Serial number, only where meters of one service point ran side by side. */
  serial: z.string(),
  /** Energy taken, or used minus sent where only the net is metered. */
  kwh: DecimalText,
  firstDay: DayText,
  lastDay: DayText,
});
export type Meter = z.infer<typeof MeterSchema>;

/** Throws `usage.nothing-to-choose` where there are none (any more), `usage.unknown-meter` for a wrong number. */
export function refuseChoice(numbers: readonly number[], metersToChoose: number): void {
  if (metersToChoose === 0) {
    throw new DomainError(
      'usage.nothing-to-choose',
      'There are no meters to choose from: the file holds one, or the choice was made. Upload it again to choose anew.',
      {},
      'conflict',
    );
  }
  const known = numbers.every((number) => number <= metersToChoose);
  if (known && new Set(numbers).size === numbers.length) return;
  throw new DomainError(
    'usage.unknown-meter',
    `Name each meter once, by a number from 1 to ${String(metersToChoose)}.`,
    { meters: numbers },
  );
}
