import { given } from '#domain/shared/given.spec-support';
import { explanation } from './explanations.decider.js';
import type { Stamped } from '#domain/shared/decider';
import type { ExplanationCommand } from './explanations.commands.js';

const publish: Stamped<Extract<ExplanationCommand, { kind: 'publish' }>> = {
  at: '2026-11-21T12:00:00.000Z',
  kind: 'publish',
  recommendationId: '0198aaaa-0000-7000-8000-000000000001',
  householdId: '0198aaaa-0000-7000-8000-000000000002',
  source: 'template',
  model: null,
  templateReason: 'no-key',
  refusals: [],
  paragraphs: [],
  usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
  attempts: [],
};

const attempt = {
  attempt: 1,
  promptDigest: 'a'.repeat(64),
  factsDigest: 'b'.repeat(64),
  modelAsked: 'claude-haiku-5-5',
  modelServed: null,
  messageId: null,
  stopReason: null,
  rawAnswer: null,
  problems: [],
  usage: { inputTokens: 10, outputTokens: 0, costMicroUsd: 1 },
};

describe('an explanation', () => {
  it('is published with who wrote it and why', () => {
    const [published] = given(explanation).when(publish);
    expect(published).toMatchObject({
      type: 'energy.explanation-published.v1',
      data: { source: 'template', templateReason: 'no-key', publishedAt: publish.at },
    });
  });

  it('keeps each try of a model, and is over only when it is published', () => {
    const events = given(explanation).when({ ...publish, attempts: [attempt, { ...attempt, attempt: 2 }] });
    expect(events.map(({ type }) => type)).toEqual([
      'energy.explanation-attempted.v1',
      'energy.explanation-attempted.v1',
      'energy.explanation-published.v1',
    ]);
    expect(events[1]).toMatchObject({
      data: { attempt: 2, attemptedAt: publish.at, promptDigest: 'a'.repeat(64) },
    });
    expect(given(explanation, ...events.slice(0, 2)).when(publish)).toHaveLength(1);
  });

  it('is published once', () => {
    const published = given(explanation).when(publish);
    expect(given(explanation, ...published).when(publish)).toEqual([]);
  });

  it('is given up once, and stays what it is', () => {
    const { at, recommendationId, householdId } = publish;
    const giveUp = { at, kind: 'give-up', recommendationId, householdId } as const;
    const [givenUp] = given(explanation).when(giveUp);
    expect(givenUp).toEqual({
      type: 'energy.explanation-given-up.v1',
      data: { recommendationId, householdId, givenUpAt: at },
    });
    if (givenUp === undefined) throw new Error('nothing was given up');
    for (const again of [giveUp, publish]) expect(given(explanation, givenUp).when(again)).toEqual([]);
    expect(given(explanation, ...given(explanation).when(publish)).when(giveUp)).toEqual([]);
  });
});
