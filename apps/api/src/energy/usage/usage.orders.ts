import { Command, Query } from '@nestjs/cqrs';
import type { Order } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import type { Correction } from '#domain/energy/usage/corrections';
import type { UsageCommand, TypedBill } from '#domain/energy/usage/usage.commands';
import type { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';

/** One file on its way in: read once, in order, before the next is asked for. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** True when the sender's limit cut the stream short. */
  readonly truncated: () => boolean;
}

/** Takes in files of usage; their reading is a job. */
export class UploadUsageOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly files: AsyncIterable<IncomingFile>,
    readonly facts: { readonly origin: 'file' | 'bills' | 'sample'; readonly zone: () => string | null },
    readonly order: Order,
  ) {
    super();
  }
}

/** Bills typed by hand, taken in as the file they amount to. */
export class TypeBillsOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly bills: readonly TypedBill[],
    readonly zone: string | null,
    readonly order: Order,
  ) {
    super();
  }
}

/** Takes in one of our own sample homes. */
export class UploadSampleOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly sampleId: string,
    readonly order: Order,
  ) {
    super();
  }
}

/** Corrects what an upload read; the answer names the upload that the correction is. */
export class CorrectUsageOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly uploadId: string,
    readonly correction: Correction,
    readonly order: Order,
  ) {
    super();
  }
}

/** An order to one upload, from its owner or from the job that reads it. */
export class UsageOrder extends Command<Accepted> {
  constructor(
    readonly uploadId: string,
    readonly command: UsageCommand,
    readonly order: Order,
    /** Only this home's uploads are touched; null for the system itself. */
    readonly householdId: string | null,
  ) {
    super();
  }
}

export class UsageUploadQuery extends Query<UsageUploadView> {
  constructor(
    readonly householdId: string,
    readonly uploadId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

export class UsageYearQuery extends Query<UsageYearView> {
  constructor(
    readonly householdId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}
