import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plan } from '#domain/energy/plans/plan';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';

const execute = promisify(execFile);

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Told {
  readonly outcome: string;
  readonly revisionBefore: string;
  readonly revisionAfter: string;
  readonly report: {
    readonly counts: Readonly<Record<string, number>>;
    readonly prices: Readonly<Record<string, number>>;
    readonly changed: readonly { readonly prices: readonly { readonly after: string }[] }[];
  };
}

const texan = seedCatalogue()
  .filter(({ market }) => market === 'us-tx')
  .slice(0, 20)
  .map((plan, index): Plan => ({
    ...plan,
    planId: `north-${String(index)}`,
    name: `North ${String(index)}`,
  }));

/** The plan with another price for each kWh. */
function at(plan: Plan, price: string): Plan {
  const charges = plan.tariff.charges.map((charge) =>
    charge.kind === 'per-kwh' && charge.price.type === 'constant'
      ? { ...charge, price: { ...charge.price, price } }
      : charge,
  );
  return { ...plan, tariff: { ...plan.tariff, charges } };
}

describe('the catalogue on the command line', () => {
  let database: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'lists-'));
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  });

  /** Runs the built program, since Node strips no decorators. */
  const call = async (...args: readonly string[]): Promise<Answer> => {
    const env = { ...process.env, DATABASE_URL: database.ownerUrl, DATA_DIR: folder };
    const command = ['dist/apps/api/src/cli/main.js', 'catalogue', ...args];
    try {
      return { code: 0, ...(await execute(process.execPath, command, { env })) };
    } catch (error) {
      return error as Answer; // as execFile rejects where the program ends with another code
    }
  };
  const told = async (...args: readonly string[]): Promise<Told> => {
    const { code, stdout, stderr } = await call(...args, '--json');
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as Told;
  };
  const list = (name: string, plans: readonly Plan[]): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify({ plans }));
    return file;
  };
  const importing = (file: string, ...rest: readonly string[]) =>
    ['import', file, '--from', 'own', '--source', 'north', ...rest] as const;

  it('looks before it changes, imports, and goes back to what was', async () => {
    const first = list('first.json', texan);
    const looked = await told(...importing(first, '--dry-run'));
    expect([looked.outcome, looked.report.counts['added']]).toEqual(['compared', 20]);
    const imported = await told(...importing(first, '--reason', 'The first list'));
    expect([imported.outcome, imported.revisionAfter]).toEqual(['imported', looked.revisionAfter]);

    const [one = texan[0], ...others] = texan;
    const second = list('second.json', [at(one as Plan, '0.99'), ...others.slice(1)]);
    const changed = await told(...importing(second, '--reason', 'The second list'));
    expect(changed.report.counts).toMatchObject({ added: 0, changed: 1, withdrawn: 1, unchanged: 18 });
    expect(changed.report.prices).toMatchObject({ dearer: 1 });
    const prices = changed.report.changed[0]?.prices ?? [];
    expect(new Set(prices.map(({ after }) => after))).toEqual(new Set(['0.99']));
    expect((await told(...importing(second, '--reason', 'Again'))).outcome).toBe('unchanged');

    const back = await told('rollback', imported.revisionAfter.slice(0, 12), '--reason', 'A wrong list');
    expect([back.outcome, back.revisionAfter]).toEqual(['imported', imported.revisionAfter]);
    const { stdout } = await call('list');
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/imported rollback .*by command-line, “A wrong list”/);
    expect(lines[2]).toMatch(/imported north \(\+20 ~0 -0\).*“The first list”/);
  }, 120_000);

  it('asks before a list that was cut short withdraws most plans', async () => {
    await told(...importing(list('whole.json', texan), '--reason', 'Whole'));
    const short = list('short.json', texan.slice(0, 3));
    const asked = await call(...importing(short, '--reason', 'Short', '--json'));
    expect([asked.code, (JSON.parse(asked.stdout) as { outcome: string }).outcome]).toEqual([
      3,
      'needs-confirmation',
    ]);
    const agreed = await told(...importing(short, '--reason', 'Short', '--allow-withdrawing'));
    expect(agreed.report.counts['withdrawn']).toBe(17);
  }, 120_000);

  it('refuses to change anything without a reason, and what is no list', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"plans": [{}]}');
    const codes: string[] = [];
    for (const args of [
      importing(list('first.json', texan)),
      importing(broken, '--dry-run'),
      ['import', broken, '--from', 'cdr', '--dry-run'],
      ['rollback', 'abcdef0123', '--reason', 'x'],
    ]) {
      const { code, stderr } = await call(...args, '--json');
      codes.push(`${String(code)} ${(JSON.parse(stderr) as { error: { code: string } }).error.code}`);
    }
    expect(codes).toEqual([
      '2 plans.reason-missing',
      '2 plans.bad-list',
      '2 tariffs.not-cdr',
      '2 plans.unknown-revision',
    ]);
  }, 120_000);

  it('asks no address of our own network unless the installation allows it', async () => {
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'application/json').end('[]'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/list`;
    const refused = await call(...importing(url, '--dry-run', '--json'));
    expect(refused.stderr).toContain('plans.address-refused');
    process.env['FETCH_PRIVATE_ADDRESSES'] = 'true';
    const asked = await call(...importing(url, '--dry-run', '--json'));
    delete process.env['FETCH_PRIVATE_ADDRESSES'];
    expect(asked.stderr).toContain('plans.empty-list');
    server.close();
  }, 120_000);
});
