import { Query } from '@nestjs/cqrs';
import type { MachineryView } from '#projections/trust/machinery/machinery.view';

/** How the machinery is set and how it is doing; `after` is a position that it must have seen. */
export class MachineryQuery extends Query<MachineryView> {
  constructor(readonly after: string | undefined) {
    super();
  }
}
