import { Query } from '@nestjs/cqrs';
import type { CataloguePlanView } from '#projections/energy/catalogue/catalogue-import.view';

/** One plan for who looks after the catalogue. */
export class CataloguePlanQuery extends Query<CataloguePlanView> {
  constructor(
    readonly planId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}
