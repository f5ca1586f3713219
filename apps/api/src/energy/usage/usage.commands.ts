import { Command } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { Correction } from '#domain/energy/usage/readings/corrections';
import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import type { UsageCommand } from '#domain/energy/usage/usage.commands';

/** One incoming file, to be read once and completely before the next. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** True if the size limit cut the stream short. */
  readonly truncated: () => boolean;
}

/** Accepts usage files; a job reads them. */
export class UploadUsage extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly files: AsyncIterable<IncomingFile>,
    readonly facts: { readonly origin: 'file' | 'bills' | 'sample'; readonly zone: () => string | null },
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Accepts typed bills, as a file. */
export class TypeBills extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly bills: readonly TypedBill[],
    readonly zone: string | null,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Accepts one of the sample homes. */
export class UploadSample extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly sampleId: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Corrects an upload's readings; the correction is a new upload, whose id is returned. */
export class CorrectUsage extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly uploadId: string,
    readonly correction: Correction,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** A command to one upload, from its owner or from the job that reads it. */
export class UpdateUpload extends Command<AcceptedView> {
  constructor(
    readonly uploadId: string,
    readonly command: UsageCommand,
    readonly stamp: Stamp,
    /** Restricts the command to this principal's home; null for the system itself. */
    readonly principal: Principal | null,
  ) {
    super();
  }
}
