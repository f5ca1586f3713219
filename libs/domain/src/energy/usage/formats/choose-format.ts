import { DomainError } from '#domain/shared/domain-error';
import type { FileHead, UsageFormat } from './format.js';
import { USAGE_FORMATS } from './formats.js';
import { notText, unknownFormat } from './unreadable-file.js';

/**
 * The one format that claims a file. Throws `usage.html-page`, `usage.pdf`, `usage.picture`,
 * `usage.not-readable`, `usage.unknown-json`, `usage.unknown-xml`, `usage.unknown-format` or
 * `usage.ambiguous-format`: no guess is better than a wrong unit.
 */
export function chooseFormat(head: FileHead, formats: readonly UsageFormat[] = USAGE_FORMATS): UsageFormat {
  if (head.kind === 'html' || head.kind === 'binary') throw notText(head);
  const claims = formats.map((format) => ({ format, sniff: format.sniff(head) }));
  for (const wanted of ['certain', 'likely', 'possible'] as const) {
    const found = claims.filter(({ sniff }) => sniff === wanted);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only.format;
    if (found.length > 1)
      throw ambiguous(
        head,
        found.map(({ format }) => format.id),
      );
  }
  throw unknownFormat(head);
}

function ambiguous(head: FileHead, ids: readonly string[]): DomainError {
  return new DomainError(
    'usage.ambiguous-format',
    `"${head.name}" could be ${ids.join(' or ')}; reading it as the wrong one would change its units. Please tell us about this file.`,
    { file: head.name, formats: ids },
  );
}
