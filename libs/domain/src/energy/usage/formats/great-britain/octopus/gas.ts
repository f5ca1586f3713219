import { DomainError } from '#domain/shared/domain-error';

/** Refuses a header that counts cubic metres: that is the gas meter. Throws `usage.gas`. */
export function refuseGasMetres(header: readonly string[]): void {
  if (!header.some((cell) => /\(m(3|³|\^3)\)/i.test(cell))) return;
  throw new DomainError(
    'usage.gas',
    'This file counts gas in cubic metres. Electricity plans need the electricity file: download the one in kWh.',
  );
}
