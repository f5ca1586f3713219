import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { IForbiddenRuleType } from 'dependency-cruiser';

const root = path.resolve(__dirname, '../..');
const fixtures = path.join(__dirname, 'fixtures');

async function forbidden(): Promise<IForbiddenRuleType[]> {
  const config: { default: { forbidden: IForbiddenRuleType[] } } = await import(
    path.join(root, '.dependency-cruiser.mjs')
  );
  return config.default.forbidden;
}

/** The names of the rules that a tree breaks. */
async function broken(baseDir: string): Promise<readonly string[]> {
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(readdirSync(baseDir), {
    baseDir,
    validate: true,
    ruleSet: { forbidden: await forbidden() },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  });
  if (typeof output === 'string') throw new TypeError('expected a result, got text');
  return output.summary.violations.map(({ rule }) => rule.name);
}

describe('the rule', () => {
  it.each(readdirSync(fixtures))('%s refuses what it forbids', async (rule) => {
    expect(await broken(path.join(fixtures, rule))).toContain(rule);
  });

  it('has a fixture, each of them', async () => {
    const names = (await forbidden()).map(({ name }) => name);
    expect([...readdirSync(fixtures)].sort()).toEqual([...names].sort());
  });
});
