import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import { headerText } from '../formats/tables/asking/header-text.js';
import type { TableMapping } from '../formats/tables/asking/mapping.js';
import { PublishedMappingsEvent } from './published-mappings.events.js';

/** What the stream of published mappings is asked. */
export type PublishedMappingsCommand =
  | {
      readonly kind: 'publish';
      readonly mappingId: string;
      readonly title: string;
      readonly mapping: TableMapping;
    }
  | { readonly kind: 'withdraw'; readonly mappingId: string };

/** A mapping for everybody. */
export interface PublishedMapping {
  readonly mappingId: string;
  /** The header that it is for, as `headerText` writes it. */
  readonly header: string;
  readonly mapping: TableMapping;
}

const MOST_MAPPINGS = 1_000;

/** How tables are read for homes that have not said so themselves: one mapping a header, the last one published. */
export const publishedMappings: Decider<
  readonly PublishedMapping[],
  Stamped<PublishedMappingsCommand>,
  PublishedMappingsEvent
> = {
  event: PublishedMappingsEvent,
  initial: [],
  decide(command, published) {
    const { mappingId, at } = command;
    if (command.kind === 'withdraw') {
      if (!published.some((one) => one.mappingId === mappingId)) throw unknown();
      return [{ type: 'energy.mapping-withdrawn.v1', data: { mappingId, withdrawnAt: at } }];
    }
    const { title, mapping } = command;
    const replaced = published.find(({ header }) => header === headerOf(mapping));
    if (replaced === undefined && published.length >= MOST_MAPPINGS) throw tooMany();
    const publish: PublishedMappingsEvent = {
      type: 'energy.mapping-published.v1',
      data: { mappingId, title, mapping, publishedAt: at },
    };
    if (replaced === undefined) return [publish];
    const withdraw = { mappingId: replaced.mappingId, withdrawnAt: at };
    return [{ type: 'energy.mapping-withdrawn.v1', data: withdraw }, publish];
  },
  evolve(published, event) {
    switch (event.type) {
      case 'energy.mapping-published.v1': {
        const { mappingId, mapping } = event.data;
        return [...published, { mappingId, header: headerOf(mapping), mapping }];
      }
      case 'energy.mapping-withdrawn.v1':
        return published.filter(({ mappingId }) => mappingId !== event.data.mappingId);
    }
  },
};

function headerOf({ columns }: TableMapping): string {
  return headerText(columns.map(({ name }) => name));
}

function unknown(): DomainError {
  const words = 'There is no such published mapping. It may have been taken back; look at the list again.';
  return new DomainError('usage.unknown-mapping', words, {}, 'not-found');
}

function tooMany(): DomainError {
  const words = `There are ${String(MOST_MAPPINGS)} published mappings, which is the most. Take one back first.`;
  return new DomainError('usage.too-many-mappings', words, {}, 'conflict');
}
