import { Query } from '@nestjs/cqrs';
import type {
  CatalogueImportView,
  CatalogueOverviewView,
} from '#projections/energy/catalogue/catalogue-import.view';

/** The catalogue, its sources, its imports and what changed it. */
export class CatalogueOverviewQuery extends Query<CatalogueOverviewView> {
  constructor(readonly after: string | undefined) {
    super();
  }
}

export class CatalogueImportQuery extends Query<CatalogueImportView> {
  constructor(
    readonly importId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}
