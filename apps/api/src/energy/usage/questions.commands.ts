import { Command, Query } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type {
  TableMappingView,
  MappingPreviewView,
} from '#projections/energy/usage-upload/usage-question.view';

/** Forgets how the home's tables were confirmed, so that the next file asks again. */
export class ForgetTables extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Previews an upload with an open question as a mapping would read it. */
export class MappingPreviewQuery extends Query<MappingPreviewView> {
  constructor(
    readonly principal: Principal,
    readonly uploadId: string,
    readonly mapping: TableMappingView,
  ) {
    super();
  }
}
