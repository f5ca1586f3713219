import { given } from '#domain/shared/given.spec-support';
import type { TableMapping } from '../formats/tables/asking/mapping.js';
import { publishedMappings } from './published-mappings.decider.js';
import type { PublishedMappingsEvent } from './published-mappings.events.js';

const at = '2026-11-30T18:00:00.000Z';
const [FIRST, SECOND] = ['0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c1111', '0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c2222'];
const mapping = (value: string): TableMapping => ({
  columns: [
    { name: 'When', role: 'start' },
    { name: value, role: 'value', channel: 'import', unit: 'kWh' },
  ],
});
const published = (mappingId: string, value: string): PublishedMappingsEvent => ({
  type: 'energy.mapping-published.v1',
  data: { mappingId, title: 'A grid company', mapping: mapping(value), publishedAt: at },
});
const withdrawn: PublishedMappingsEvent = {
  type: 'energy.mapping-withdrawn.v1',
  data: { mappingId: FIRST, withdrawnAt: at },
};

describe('the published mappings', () => {
  const publish = (mappingId: string, value: string) =>
    ({ kind: 'publish', mappingId, title: 'A grid company', mapping: mapping(value), at }) as const;

  it('are one for each header: the last one takes the place of the one before', () => {
    expect(given(publishedMappings).when(publish(FIRST, 'Use'))).toEqual([published(FIRST, 'Use')]);
    expect(given(publishedMappings, published(FIRST, 'Use')).when(publish(SECOND, ' use'))).toEqual([
      withdrawn,
      published(SECOND, ' use'),
    ]);
    expect(given(publishedMappings, published(FIRST, 'Use')).when(publish(SECOND, 'Power'))).toEqual([
      published(SECOND, 'Power'),
    ]);
  });

  it('are taken back once', () => {
    const withdraw = { kind: 'withdraw', mappingId: FIRST, at } as const;
    expect(given(publishedMappings, published(FIRST, 'Use')).when(withdraw)).toEqual([withdrawn]);
    expect(() => given(publishedMappings, published(FIRST, 'Use'), withdrawn).when(withdraw)).toThrow(
      expect.objectContaining({ code: 'usage.unknown-mapping' }),
    );
  });
});
