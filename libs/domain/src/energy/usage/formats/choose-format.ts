import { DomainError } from '#domain/shared/domain-error';
import type { FileHead, UsageFormat } from './format.js';
import { USAGE_FORMATS } from './formats.js';

/**
 * The one format that claims a file. Throws `usage.html-page`, `usage.not-readable`,
 * `usage.unknown-format` or `usage.ambiguous-format`: no guess is better than a wrong unit.
 */
export function chooseFormat(head: FileHead, formats: readonly UsageFormat[] = USAGE_FORMATS): UsageFormat {
  if (head.kind === 'html') {
    throw new DomainError(
      'usage.html-page',
      `"${head.name}" is a web page, not meter data: often a login page saved by mistake. Sign in, then download the file itself.`,
      { file: head.name },
    );
  }
  if (head.kind === 'binary') {
    throw new DomainError(
      'usage.not-readable',
      `"${head.name}" is neither text, XML, a workbook nor an archive (a PDF or picture?). Ask your utility for CSV or Green Button XML.`,
      { file: head.name },
    );
  }
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
  throw new DomainError(
    'usage.unknown-format',
    `"${head.name}" is in no format we know. Download interval data as CSV or Green Button XML from your utility, or type in your bills.`,
    { file: head.name, firstLine: (head.lines[0] ?? '').slice(0, 80) },
  );
}

function ambiguous(head: FileHead, ids: readonly string[]): DomainError {
  return new DomainError(
    'usage.ambiguous-format',
    `"${head.name}" could be ${ids.join(' or ')}; reading it as the wrong one would change its units. Please tell us about this file.`,
    { file: head.name, formats: ids },
  );
}
