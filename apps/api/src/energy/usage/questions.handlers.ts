import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { MISSING_UPLOAD } from '../missing.js';
import { streamOfHousehold, streamOfTables, streamOfUpload } from '../streams.js';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { MappingPreviewView } from '#projections/energy/usage-upload/usage-question.view';
import { household } from '#domain/energy/households/households.decider';
import { headerText } from '#domain/energy/usage/formats/tables/asking/header-text';
import { refuseUnfit } from '#domain/energy/usage/questions/answer-question';
import { confirmedTables } from '#domain/energy/usage/questions/confirmed-tables.decider';
import { readingsInShort } from '#domain/energy/usage/questions/readings-in-short';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { DomainError } from '#domain/shared/domain-error';
import { ForgetTables, MappingPreviewQuery } from './questions.commands.js';
import { StoredFiles } from './stored-files.js';

/** The most that a preview reads, since a person waits: some ten years of quarter hours. */
const PREVIEW_BYTES = 24 * 1024 * 1024;

@CommandHandler(ForgetTables)
export class ForgetTablesHandler implements ICommandHandler<ForgetTables> {
  constructor(@Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams'>) {}

  async execute({ principal: { householdId }, stamp }: ForgetTables): Promise<AcceptedView> {
    const stream = streamOfTables(householdId);
    const command = { kind: 'forget', householdId } as const;
    const { position } = await this.platform.streams.decide(confirmedTables, stream, command, stamp);
    return { id: householdId, position };
  }
}

/** Reads the files by a mapping and stores nothing. */
@QueryHandler(MappingPreviewQuery)
export class MappingPreviewHandler implements IQueryHandler<MappingPreviewQuery> {
  constructor(@Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams' | 'blobs'>) {}

  async execute({
    principal: { householdId },
    uploadId,
    mapping,
  }: MappingPreviewQuery): Promise<MappingPreviewView> {
    const { state } = await this.platform.streams.load(usageUpload, streamOfUpload(uploadId));
    const [code, message] = MISSING_UPLOAD;
    if (state.householdId !== householdId) throw new DomainError(code, message, {}, 'not-found');
    if (state.status !== 'asking' || state.question === null) {
      throw new DomainError(
        'usage.nothing-asked',
        'There is no open question about these files.',
        {},
        'conflict',
      );
    }
    const home = await this.platform.streams.load(household, streamOfHousehold(householdId));
    const files = new StoredFiles(this.platform.blobs, state);
    const tooMuch = new AbortController();
    const zone = state.zone ?? home.state.place?.zone;
    const header = headerText(mapping.columns.map(({ name }) => name));
    try {
      refuseUnfit(mapping, state.question);
      const read = await files.read({
        confirmed: (asked) => Promise.resolve(asked === header ? mapping : undefined),
        signal: tooMuch.signal,
        onProgress: (bytes) => {
          if (bytes > PREVIEW_BYTES) tooMuch.abort();
        },
        ...(zone === undefined ? {} : { zone }),
      });
      return { problem: null, ...readingsInShort(read) };
    } catch (error) {
      if (files.failure !== undefined) throw files.failure;
      if (!(error instanceof DomainError)) throw error;
      const problem = tooMuch.signal.aborted ? TOO_LARGE : problemOf(error);
      return { problem, totals: [], firstDay: null, lastDay: null, preview: [] };
    }
  }
}

const TOO_LARGE = {
  code: 'usage.preview-too-large',
  message: 'The file is too large to add up while you wait. Choose what fits, and we’ll read all of it.',
};

/** The obstacle in words; a follow-up question is announced, since it comes once this one is answered. */
function problemOf({ code, message }: DomainError): { readonly code: string; readonly message: string } {
  return code === 'usage.needs-mapping'
    ? { code: 'usage.question-follows', message: `So far so good. The next question: ${message}` }
    : { code, message };
}
