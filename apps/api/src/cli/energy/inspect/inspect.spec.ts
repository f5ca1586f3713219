import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectUsageFiles } from './inspect.js';
import { smt, smtDay } from '#domain/energy/usage/formats/written/written-usage.spec-support';

describe('usage inspect', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
  const good = join(folder, 'smt.csv');
  const bad = join(folder, 'page.csv');

  beforeAll(() => {
    writeFileSync(good, smt(smtDay('03/01/2022')));
    writeFileSync(bad, '<html></html>');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function inspect(paths: readonly string[], json: boolean, zone?: string, map?: string) {
    const out: string[] = [];
    const err: string[] = [];
    const code = await inspectUsageFiles(
      paths,
      { json, ...(zone === undefined ? {} : { zone }), ...(map === undefined ? {} : { map }) },
      { out: (line) => out.push(line), err: (line) => err.push(line) },
    );
    return { code, out, err };
  }

  it('prints one JSON document a file', async () => {
    const { code, out, err } = await inspect([good, good], true);
    expect([code, out.length, err]).toEqual([0, 2, []]);
    const document: unknown = JSON.parse(out[0] ?? '');
    expect(document).toMatchObject({
      file: good,
      format: 'smart-meter-texas',
      zone: 'America/Chicago',
      servicePoints: [
        {
          id: '10000000000000001',
          channels: [
            {
              channel: 'import',
              register: '',
              unit: 'kWh',
              intervalSeconds: 900,
              intervals: 96,
              missing: 0,
              estimated: 0,
              kwh: '24',
              firstStart: '2022-03-01T06:00:00Z',
              lastEnd: '2022-03-02T06:00:00Z',
            },
          ],
        },
      ],
      warnings: [],
      report: { intervals: 96, kwhByChannel: { import: '24' }, allowsAnnualClaim: false },
    });
  });

  it('reads the good files, names the bad ones and ends with 2', async () => {
    const { code, out, err } = await inspect([bad, good, join(folder, 'none.csv')], true);
    expect([code, out.length]).toEqual([2, 1]);
    expect(err.map((line): unknown => JSON.parse(line))).toEqual([
      {
        error: expect.objectContaining({ code: 'usage.html-page', details: { file: 'page.csv' } }) as unknown,
      },
      { error: expect.objectContaining({ code: 'usage.file-not-found' }) as unknown },
    ]);
  });

  it('reads what says no clock, asks which it is, and ends with 3 until --zone answers', async () => {
    const local = join(folder, 'local.csv');
    const rows = Array.from({ length: 48 }, (_, at) => {
      const day = at < 24 ? '20' : '21';
      return `2024-01-${day} ${String(at % 24).padStart(2, '0')}:00,0.5`;
    });
    writeFileSync(local, ['Time,Usage (kWh)', ...rows, ''].join('\n'));
    const { code, out, err } = await inspect([local], true);
    expect([code, out.length, err]).toEqual([3, 1, []]);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      outcome: 'needs-zone',
      question: '"local.csv" does not say which clock its times are on. Which time zone is your home in?',
      proposals: [{ zone: 'UTC' }],
      preview: [
        { day: '2024-01-20', channel: 'import', kwh: '12', readings: 24 },
        { day: '2024-01-21', channel: 'import', kwh: '12', readings: 24 },
      ],
      servicePoints: [{ channels: [{ channel: 'import', kwh: '24' }] }],
    });
    const words = await inspect([local], false);
    expect([words.code, words.out[0]?.split('\n').at(-1)]).toEqual([
      3,
      '? "local.csv" does not say which clock its times are on. Which time zone is your home in? Answer with --zone, such as --zone America/Chicago; the totals hold in any.',
    ]);
    const answered = await inspect([local], true, 'America/Chicago');
    expect([answered.code, answered.out[0]?.includes('outcome')]).toEqual([0, false]);
  });

  it('refuses a zone nobody knows', async () => {
    expect((await inspect([good], true, 'Mars/Olympus')).err[0]).toContain('usage.unknown-zone');
  });

  it('refuses in words without --json', async () => {
    const { code, err } = await inspect([bad], false);
    expect(code).toBe(2);
    expect(err[0]).toMatch(/^"page\.csv" is a web page, not meter data/);
  });

  it('prints a table for people', async () => {
    const { out } = await inspect([good], false);
    expect(
      out[0]
        ?.split('\n')
        .slice(1, 3)
        .map((line) => line.split(/ {2,}/).slice(1, 7)),
    ).toEqual([
      ['channel', 'interval', 'readings', 'missing', 'estimated', 'kWh'],
      ['import', '15 min', '96', '0', '0', '24'],
    ]);
  });

  describe('of a table that could be read in several ways', () => {
    const circuits = join(folder, 'circuits.csv');
    const answer = join(folder, 'answer.json');

    beforeAll(() => {
      const rows = Array.from(
        { length: 24 },
        (_, hour) => `2024-01-20 ${String(hour).padStart(2, '0')}:00,0.1,0.25`,
      );
      writeFileSync(circuits, ['Time,Kitchen (kWh),Dryer (kWh)', ...rows, ''].join('\n'));
    });

    it('asks on stdout, with its proposals and the first days of each, and ends with 3', async () => {
      const { code, out, err } = await inspect([circuits], true, 'America/New_York');
      expect([code, out.length, err]).toEqual([3, 1, []]);
      expect(JSON.parse(out[0] ?? '')).toMatchObject({
        outcome: 'needs-mapping',
        question:
          'Which of these columns is the electricity that you bought: "Kitchen (kWh)", "Dryer (kWh)"?',
        proposals: [
          { preview: [{ day: '2024-01-20', channel: 'import', kwh: '8.4', readings: 48 }] },
          { preview: [{ day: '2024-01-20', channel: 'import', kwh: '2.4', readings: 24 }] },
          { preview: [{ day: '2024-01-20', channel: 'import', kwh: '6', readings: 24 }] },
        ],
        preview: [{ day: '2024-01-20', channel: 'import', kwh: '8.4' }],
      });
      const words = await inspect([circuits], false, 'America/New_York');
      expect(words.out[0]).toContain('"Kitchen (kWh)" is import in kWh; "Dryer (kWh)" is import in kWh');
    });

    it('reads it by the answer, and refuses the answer to another table', async () => {
      const asked = await inspect([circuits], true, 'America/New_York');
      const { proposals } = JSON.parse(asked.out[0] ?? '') as { proposals: readonly unknown[] };
      writeFileSync(answer, JSON.stringify(proposals[2]));
      const read = await inspect([circuits], true, 'America/New_York', answer);
      expect([read.code, read.err]).toEqual([0, []]);
      expect(JSON.parse(read.out[0] ?? '')).toMatchObject({ report: { kwhByChannel: { import: '6' } } });
      expect((await inspect([good], true, 'America/Chicago', answer)).err[0]).toContain(
        'usage.mapping-unfit',
      );
      writeFileSync(answer, '{"columns":[]}');
      expect((await inspect([circuits], true, undefined, answer)).err[0]).toContain('usage.bad-mapping');
    });
  });
});
