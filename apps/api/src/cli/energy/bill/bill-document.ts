import type { Bill, BillLine } from '#domain/energy/tariffs/model/bill';
import { ENGINE_VERSION } from '#domain/energy/tariffs/engine-version';
import type { Tariff, Unpriced } from '#domain/energy/tariffs/model/tariff';
import { microsText } from '#domain/shared/money';

/** One line, amounts as decimal text. */
export interface DocumentLine extends Omit<BillLine, 'amountMicros'> {
  readonly amount: string;
}

/** The document that `bill --json` prints. `end` is the day after a cycle's last; `annual` is the sum of all cycles. */
export interface BillDocument {
  readonly currency: string;
  readonly annual: string;
  readonly cycles: readonly {
    readonly start: string;
    readonly end: string;
    readonly total: string;
    readonly lines: readonly DocumentLine[];
  }[];
  readonly unpriced: readonly Unpriced[];
  /** What a reader should know and what changes no bill, when there is any. */
  readonly remarks?: readonly Unpriced[];
  /** The reason, if prices were fitted and not published. */
  readonly estimated?: string;
  readonly engineVersion: string;
}

/** Bills of one tariff as a document. */
export function billDocument(tariff: Tariff, bills: readonly Bill[]): BillDocument {
  return {
    currency: tariff.currency,
    annual: microsText(bills.reduce((sum, { totalMicros }) => sum + totalMicros, 0)),
    cycles: bills.map(({ cycle, lines, totalMicros }) => ({
      start: cycle.start,
      end: cycle.end,
      total: microsText(totalMicros),
      lines: lines.map(({ amountMicros, ...line }) => ({ ...line, amount: microsText(amountMicros) })),
    })),
    unpriced: tariff.unpriced,
    ...(tariff.remarks === undefined ? {} : { remarks: tariff.remarks }),
    ...(tariff.estimated === undefined ? {} : { estimated: tariff.estimated }),
    engineVersion: ENGINE_VERSION,
  };
}

/** The same for a person to read. */
export function billTable({ currency, annual, cycles, unpriced, estimated }: BillDocument): string {
  const rows = cycles.flatMap(({ start, end, total, lines }) => [
    `${start} to ${end}  ${total} ${currency}`,
    ...lines.map(
      ({ label, window, tier, quantity, unit, price, amount }) =>
        `  ${[label, window === label ? undefined : window, tier === undefined ? undefined : `block ${tier}`].filter((part) => part !== undefined).join(', ')}: ${quantity} ${unit} x ${price} = ${amount}`,
    ),
  ]);
  const notes = unpriced.map(({ text, reason }) => `Not priced: ${text} (${reason})`);
  return [
    ...rows,
    `All cycles: ${annual} ${currency}`,
    ...notes,
    ...(estimated === undefined ? [] : [estimated]),
  ].join('\n');
}
