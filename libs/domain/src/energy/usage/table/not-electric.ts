import { DomainError } from '#domain/shared/domain-error';

/** A service that comes in files like electricity's. */
export type OtherService = 'gas' | 'water';

/** The service that a name, a unit or a heading speaks of; undefined when it is neither gas nor water. */
export function otherService(text: string): OtherService | undefined {
  if (/water|gallon|\bk?gal\b/i.test(text)) return 'water';
  return /gas|therm|ccf|mcf|\bm3\b|m³|btu/i.test(text) ? 'gas' : undefined;
}

/** Refuses a whole file of another service: `usage.gas` or `usage.water`. */
export function notElectric(service: OtherService): DomainError {
  return new DomainError(
    `usage.${service}`,
    `This is a ${service} file. Electricity plans need the electricity file: choose the electric service and download it.`,
  );
}
