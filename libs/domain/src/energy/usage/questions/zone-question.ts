import type { ImportedUsage } from '../imported.js';
import { readingsInShort } from './readings-in-short.js';
import type { UsageQuestion } from './usage-question.js';

/** The question for a file's time zone; undefined if the file, its format or the home states it. */
export function zoneAsked(read: ImportedUsage): UsageQuestion | undefined {
  const assumed = read.files.filter(({ zoneFrom }) => zoneFrom === 'assumed');
  const [first] = assumed;
  if (first === undefined) return undefined;
  return {
    ...{ outcome: 'needs-zone', code: 'which-zone', refusal: null },
    question: `"${first.name}" does not say which clock its times are on. Which time zone is your home in?`,
    proposals: [...new Set(assumed.map(({ zone }) => zone))].slice(0, 5).map((zone) => ({ zone })),
    preview: readingsInShort(read).preview,
  };
}
