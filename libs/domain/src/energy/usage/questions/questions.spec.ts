import type { Stamped } from '#domain/shared/decider';
import type { TableMapping } from '../formats/tables/asking/mapping.js';
import type { UsageCommand } from '../usage.commands.js';
import { usageUpload } from '../usage.decider.js';
import type { UsageEvent } from '../usage.events.js';
import { isStale } from './answer-question.js';
import { confirmedTables } from './confirmed-tables.decider.js';
import type { ConfirmedTablesCommand } from './confirmed-tables.decider.js';
import { mappingAsked } from './usage-question.js';
import type { UsageQuestion } from './usage-question.js';

const at = '2026-11-21T12:00:00.000Z';
const ids = {
  uploadId: '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001',
  householdId: '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002',
};
const mapping: TableMapping = {
  columns: [
    { name: 'Time', role: 'start' },
    { name: 'Kitchen', role: 'value', channel: 'import', unit: 'kWh' },
  ],
};
const which: UsageQuestion = {
  ...{ outcome: 'needs-mapping', code: 'which-unit', question: 'Which?', preview: [], refusal: null },
  ...{ proposals: [{ mapping, preview: [] }], rows: [] },
};
const clock: UsageQuestion = {
  ...{ outcome: 'needs-zone', code: 'which-zone', question: 'Which clock?', preview: [], refusal: null },
  proposals: [],
};
const upload: Stamped<UsageCommand> = {
  kind: 'upload',
  ...ids,
  origin: 'file',
  zone: null,
  files: [{ name: 'a', bytes: 1, digest: 'd' }],
  at,
};
const ask = (question: UsageQuestion) => ({ kind: 'ask', question, at }) as const;
const say = (columns: TableMapping['columns']) =>
  ({ kind: 'answer', said: { mapping: { columns } }, at }) as const;
const answered = { kind: 'answer', said: { mapping }, at } as const;

function after(...commands: readonly Stamped<UsageCommand>[]) {
  let state = usageUpload.initial;
  let last: readonly UsageEvent[] = [];
  for (const command of commands) {
    last = usageUpload.decide(command, state);
    for (const event of last) state = usageUpload.evolve(state, event);
  }
  return { last, state };
}
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('a question about an upload', () => {
  it('waits for its answer, which has the files read again', () => {
    expect(after(upload, ask(which)).state.status).toBe('asking');
    const { last, state } = after(upload, ask(which), answered);
    expect(last).toEqual([
      {
        type: 'energy.usage-question-answered.v1',
        data: { ...ids, answer: 1, said: { mapping }, answeredAt: at },
      },
    ]);
    expect(state).toMatchObject({ status: 'received', answers: [{ mapping }] });
    expect(
      after(upload, ask(clock), { kind: 'answer', said: { zone: 'Europe/Vienna' }, at }).state.zone,
    ).toBe('Europe/Vienna');
  });

  it('is asked and answered once, and answered by what it asked', () => {
    expect(after(upload, ask(which), ask(which)).last).toEqual([]);
    expect(() => after(upload, answered)).toThrow(refused('usage.nothing-asked'));
    expect(() => after(upload, ask(which), answered, answered)).toThrow(refused('usage.nothing-asked'));
    expect(() => after(upload, ask(clock), answered)).toThrow(refused('usage.other-question'));
    const zone = { kind: 'answer', said: { zone: 'Europe/Vienna' }, at } as const;
    expect(() => after(upload, ask(which), zone)).toThrow(refused('usage.other-question'));
  });

  it('refuses what is no reading of its table', () => {
    const [time, kitchen] = mapping.columns;
    if (time === undefined || kitchen === undefined) throw new Error('no columns');
    for (const [columns, words] of [
      [[time], 'not those of the file'],
      [[{ ...time, role: 'left' as const }, kitchen], 'holds the time'],
      [[time, { name: 'Kitchen', role: 'left' as const }], 'holds the electricity'],
      [[time, { name: 'Kitchen', role: 'value' as const }], 'holds the electricity'],
    ] as const) {
      expect(() => after(upload, ask(which), say([...columns]))).toThrow(words);
    }
    const three = { ...mapping, columns: [...mapping.columns, { name: 'End', role: 'start' as const }] };
    const wider = { ...which, proposals: [{ mapping: three, preview: [] }] };
    expect(() => after(upload, ask(wider), say(three.columns))).toThrow('Two columns');
  });

  it('ends when it is taken back, unanswered for two weeks, or answered twenty times in vain', () => {
    expect(after(upload, ask(which), { kind: 'cancel', at }).state.status).toBe('cancelled');
    const { state } = after(upload, ask(which));
    const days = (count: number): number => Date.parse(at) + count * 86_400_000;
    expect([isStale(state, days(13)), isStale(state, days(15))]).toEqual([false, true]);
    const gone = { kind: 'reject', code: 'usage.unanswered', message: 'Gone.', details: {}, at } as const;
    expect(after(upload, ask(which), gone).state.status).toBe('rejected');
    const rounds = Array.from({ length: 20 }, () => [ask(which), answered]).flat();
    expect(() => after(upload, ...rounds, ask(which), answered)).toThrow(refused('usage.too-many-answers'));
  });

  it('keeps as many proposals as an event can hold', () => {
    const wide = {
      columns: Array.from({ length: 1_000 }, (_, index) => ({
        name: `${String(index)}${'x'.repeat(190)}`,
        role: 'left',
      })),
    };
    const proposals = Array.from({ length: 6 }, () => ({ mapping: wide, preview: [] }));
    const details = { outcome: 'needs-mapping', code: 'c', question: 'q', preview: [], rows: [], proposals };
    expect(mappingAsked(details).proposals).toHaveLength(1);
  });
});

describe('the tables that a home confirmed', () => {
  const confirm = (fingerprint: string, said = mapping) =>
    ({ kind: 'confirm', householdId: ids.householdId, fingerprint, mapping: said, at }) as const;
  const known = (...commands: readonly Stamped<ConfirmedTablesCommand>[]) =>
    commands.reduce(
      (tables, command) =>
        confirmedTables
          .decide(command, tables)
          .reduce((before, event) => confirmedTables.evolve(before, event), tables),
      confirmedTables.initial,
    );

  it('are remembered by their header, the last word on each, fifty at most', () => {
    const comma = { ...mapping, decimals: 'comma' as const };
    expect(known(confirm('a'), confirm('b'), confirm('a', comma))).toEqual([
      { fingerprint: 'b', mapping },
      { fingerprint: 'a', mapping: comma },
    ]);
    expect(confirmedTables.decide(confirm('a'), known(confirm('a')))).toEqual([]);
    expect(known(...Array.from({ length: 60 }, (_, index) => confirm(String(index))))).toHaveLength(50);
  });

  it('are all forgotten at once', () => {
    const forget = { kind: 'forget', householdId: ids.householdId, at } as const;
    expect(known(confirm('a'), confirm('b'), forget)).toEqual([]);
    expect(confirmedTables.decide(forget, [])).toEqual([]);
  });
});
