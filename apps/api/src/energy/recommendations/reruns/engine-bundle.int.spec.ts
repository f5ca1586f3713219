import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUILT_ENGINE } from '#api/platform/engines/built-engine';
import { EngineRunner } from '#api/platform/engines/engine-runner';
import { rescore, useEdition } from '#domain/energy/engine.entry';
import { goldenRuns } from '#domain/energy/golden-runs.spec-support';

type Bundle = (root?: string) => Promise<Buffer>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the engine as one file', () => {
  const root = path.resolve('.');
  const bundler = path.join(root, 'scripts/build-engine.mjs');
  const bundled: Bundle = async (folder) => {
    const { bundleEngine } = (await import(bundler)) as { readonly bundleEngine: Bundle };
    return bundleEngine(folder);
  };

  it('is the same bytes whenever and wherever it is built, and named by them', async () => {
    const digest = sha256(await bundled());
    expect(BUILT_ENGINE?.digest).toBe(digest);
    expect(sha256(readFileSync(BUILT_ENGINE?.file ?? ''))).toBe(digest);
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'treebeard-engine-'));
    try {
      cpSync('libs', path.join(elsewhere, 'libs'), { recursive: true });
      cpSync('package.json', path.join(elsewhere, 'package.json'));
      symlinkSync(path.join(root, 'node_modules'), path.join(elsewhere, 'node_modules'));
      expect(sha256(await bundled(elsewhere))).toBe(digest);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('gives the very bytes that the program gives', async () => {
    const runner = new EngineRunner(readFileSync(BUILT_ENGINE?.file ?? '', 'utf8'));
    try {
      for (const { name, plansText, runText } of goldenRuns()) {
        const { edition } = JSON.parse(runText) as { readonly edition: string };
        useEdition(edition, plansText);
        const closed = await runner.inTurn(async (call) => {
          await call('useEdition', edition, plansText);
          return call('rescore', runText);
        });
        expect([name, sha256(Buffer.from(closed))]).toEqual([name, sha256(Buffer.from(rescore(runText)))]);
      }
    } finally {
      await runner.close();
    }
  });
});
