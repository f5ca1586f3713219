import type { UsageEvent } from '#domain/energy/usage/usage.events';
import type { Projection } from '#projections/shared/projection';
import { patch, put, remove } from '#projections/shared/projection';
import type { UsageUploadView } from './usage-upload.view.js';

/** One upload and its outcome; its job's progress is in the queue. */
export interface UsageUploadRow extends Omit<UsageUploadView, 'progress'> {
  readonly householdId: string;
  /** Number of answered questions; a separate job reads the files after each answer. */
  readonly answers: number;
  /** Time at which the open question was asked, ISO 8601 UTC, else null. */
  readonly askedAt: string | null;
}

type Handled = Exclude<UsageEvent, { type: 'energy.usage-series-recorded.v1' }>;

const CLOSED = { question: null, askedAt: null } as const;
const FRESH = { problem: null, answers: 0, ...CLOSED } as const;

/** Every upload with its outcome and its open question. */
export const usageUploadProjection: Projection<UsageUploadRow, Handled> = {
  name: 'energy.usage-upload.v1',
  table: 'energy_usage_upload',
  indexed: ['householdId', 'status'],
  handles: [
    'energy.usage-uploaded.v1',
    'energy.usage-imported.v1',
    'energy.usage-corrected.v1',
    'energy.usage-rejected.v1',
    'energy.usage-question-asked.v1',
    'energy.usage-question-answered.v1',
    'energy.usage-upload-cancelled.v1',
    'energy.usage-erased.v1',
  ],
  project(event) {
    const { uploadId, householdId } = event.data;
    const change = (part: Partial<UsageUploadRow>) =>
      patch<UsageUploadRow>(uploadId, (row) => (row === undefined ? undefined : { ...row, ...part }));
    switch (event.type) {
      case 'energy.usage-uploaded.v1': {
        const { files, uploadedAt } = event.data;
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        const row = { uploadId, householdId, uploadedAt, files: files.length, bytes, ...FRESH };
        return put(uploadId, { ...row, status: 'received' });
      }
      case 'energy.usage-corrected.v1': {
        const { correctedAt: uploadedAt } = event.data;
        const row = { uploadId, householdId, uploadedAt, files: 0, bytes: 0, ...FRESH };
        return put(uploadId, { ...row, status: 'imported' });
      }
      case 'energy.usage-imported.v1':
        return change({ status: 'imported' });
      case 'energy.usage-question-asked.v1': {
        const { outcome: status, question, askedAt } = event.data;
        return change({ status, question, askedAt });
      }
      case 'energy.usage-question-answered.v1':
        return change({ status: 'received', answers: event.data.answer, ...CLOSED });
      case 'energy.usage-rejected.v1': {
        const { code, message, details } = event.data;
        return change({ status: 'rejected', problem: { code, message, details }, ...CLOSED });
      }
      case 'energy.usage-upload-cancelled.v1':
        return change({ status: 'cancelled', ...CLOSED });
      case 'energy.usage-erased.v1':
        return remove(uploadId);
    }
  },
};
