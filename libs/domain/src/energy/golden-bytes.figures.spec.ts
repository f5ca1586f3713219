import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rescore, useEdition } from './engine.entry.js';
import { goldenRuns } from './golden-runs.spec-support.js';
import { SCORING_VERSION } from './scoring/engine-version.js';
import { ENGINE_VERSION } from './tariffs/engine-version.js';

const VERSION = `${SCORING_VERSION} ${ENGINE_VERSION}`;
/** SHA-256 of the results of each engine version; lines are added, never changed. */
const GOLDEN = JSON.parse(readFileSync(`${__dirname}/golden-bytes.json`, 'utf8')) as Record<
  string,
  Record<string, string> | undefined
>;

/**
 * Red if a result has changed: raise SCORING_VERSION or ENGINE_VERSION, and add the new version's lines to
 * golden-bytes.json, below those of the versions before.
 */
describe(`the golden bytes of ${VERSION}`, () => {
  it('are kept', () => {
    expect(Object.keys(GOLDEN)).toContain(VERSION);
  });

  it.each(goldenRuns().map((run) => [run.name, run] as const))(
    'hold in %s',
    (name, { plansText, runText }) => {
      const { edition } = JSON.parse(runText) as { readonly edition: string };
      useEdition(edition, plansText);
      const result = rescore(runText);
      expect(result).toContain('"advice":');
      expect([name, createHash('sha256').update(result).digest('hex')]).toEqual([
        name,
        GOLDEN[VERSION]?.[name],
      ]);
    },
  );
});
