import type { ArgumentMetadata } from '@nestjs/common';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '#domain/shared/domain-error';

const MOST_ISSUES = 20;

/** Refuses input with text that the log cannot store, before its schema is checked. */
class KeepableInputPipe extends StandardSchemaValidationPipe {
  override transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    if (holdsUnkeepable(value)) {
      const words =
        'Please correct the input. A text contains a NUL character or half a character; remove it.';
      throw new DomainError('input.invalid', words);
    }
    return super.transform(value, metadata);
  }
}

/** Validates every parameter that names a schema; the refusal names each wrong field. */
export const validationPipe = new KeepableInputPipe({
  exceptionFactory: (issues) => {
    const fields = issues.slice(0, MOST_ISSUES).map(({ path = [], message }) => ({
      field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      message,
    }));
    const words = fields.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
    return new DomainError('input.invalid', `Please correct the input. ${words.join('; ')}.`, { fields });
  },
});

/** Half of a surrogate pair, without its other half. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** Whether JSON holds such text in a name or value, at any depth and without recursion. */
function holdsUnkeepable(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string' && (one.includes('\u0000') || HALF_CHARACTER.test(one))) return true;
    if (typeof one === 'object' && one !== null && isPlain(one))
      for (const [name, inner] of Object.entries(one)) left.push(name, inner);
  }
  return false;
}

/** Whether a value came from parsing JSON or a query; requests and streams, which parameters may be too, are skipped. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Array.prototype) return true;
  // A query's prototype is an empty object without one of its own, so that it has no name that was not sent.
  return Object.getPrototypeOf(prototype) === null;
}
