import { Command } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { Correction } from '#domain/energy/usage/corrections';
import type { UsageCommand, TypedBill } from '#domain/energy/usage/usage.commands';

/** One file on its way in: read once, in order, before the next is asked for. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** True when the sender's limit cut the stream short. */
  readonly truncated: () => boolean;
}

/** Takes in files of usage; their reading is a job. */
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

/** Bills typed by hand, taken in as the file they amount to. */
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

/** Takes in one of our own sample homes. */
export class UploadSample extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly sampleId: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Corrects what an upload read; the answer names the upload that the correction is. */
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
    /** Only this home's uploads are touched; null for the system itself. */
    readonly principal: Principal | null,
  ) {
    super();
  }
}
