import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '#domain/shared/domain-error';

const MOST_ISSUES = 20;

/** Checks every parameter that names a schema; the refusal names each wrong field. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const fields = issues.slice(0, MOST_ISSUES).map(({ path = [], message }) => ({
      field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      message,
    }));
    const words = fields.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
    return new DomainError('input.invalid', `Please correct the input. ${words.join('; ')}.`, { fields });
  },
});
