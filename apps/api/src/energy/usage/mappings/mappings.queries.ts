import { Query } from '@nestjs/cqrs';
import type { PublishedMappingsView } from '#projections/energy/published-mapping/published-mapping.view';

/** Every published mapping; `after` is a position that the list must have seen. */
export class PublishedMappingsQuery extends Query<PublishedMappingsView> {
  constructor(readonly after: string | undefined) {
    super();
  }
}
