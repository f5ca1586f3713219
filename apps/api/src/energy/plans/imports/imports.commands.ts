import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { ListReading } from '#domain/energy/plans/imports/imports.events';
import type { AcceptedView } from '#projections/shared/accepted.view';

/** A list as it comes in: where from, and for a file its bytes. */
export type IncomingList =
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly bytes: AsyncIterable<Uint8Array>;
      /** Whether bytes were cut off by the form's limit; asked once they are read. */
      readonly truncated: () => boolean;
    }
  | { readonly kind: 'address'; readonly url: string };

/** Has a list read and compared with the catalogue; changes nothing yet. The stamp holds the reason. */
export class RequestImport extends Command<AcceptedView> {
  constructor(
    readonly list: IncomingList,
    readonly reading: ListReading,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Has the catalogue compared with itself at an earlier log position. */
export class RequestRollback extends Command<AcceptedView> {
  constructor(
    readonly position: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Says yes to what an import would change, or ends it. */
export class DecideImport extends Command<AcceptedView> {
  constructor(
    readonly importId: string,
    readonly decision:
      { readonly kind: 'confirm'; readonly allowWithdrawing: boolean } | { readonly kind: 'cancel' },
    readonly stamp: Stamp,
  ) {
    super();
  }
}
