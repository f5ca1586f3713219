import type { ImportEvent } from '#domain/energy/plans/imports/imports.events';
import type { Projection } from '#projections/shared/projection';
import { patch, put } from '#projections/shared/projection';
import type { CatalogueImportView } from './catalogue-import.view.js';

/** One import; its job's progress is in the queue. */
export type CatalogueImportRow = Omit<CatalogueImportView, 'progress'> & {
  /** The same for every import, so that all can be listed newest first. */
  readonly list: 'all';
};

/** Every import of the catalogue and what it changed or would change. */
export const catalogueImportProjection: Projection<CatalogueImportRow, ImportEvent> = {
  name: 'energy.catalogue-import.v1',
  table: 'energy_catalogue_import',
  indexed: ['status', 'list'],
  handles: [
    'energy.catalogue-import-requested.v1',
    'energy.catalogue-import-checked.v1',
    'energy.catalogue-import-confirmed.v1',
    'energy.catalogue-import-ended.v1',
    'energy.catalogue-import-done.v1',
  ],
  project(event) {
    const { importId } = event.data;
    const change = (part: Partial<CatalogueImportRow>) =>
      patch<CatalogueImportRow>(importId, (row) => (row === undefined ? undefined : { ...row, ...part }));
    switch (event.type) {
      case 'energy.catalogue-import-requested.v1': {
        const { origin, reading, requestedAt } = event.data;
        const { id, kind } = event.metadata.actor;
        return put(importId, {
          ...{
            importId,
            origin,
            reading,
            requestedAt,
            actor: { id, kind },
            list: 'all',
            status: 'requested',
          },
          ...{ fileSha256: null, revisionBefore: null, revisionAfter: null, report: null, problem: null },
        });
      }
      case 'energy.catalogue-import-checked.v1': {
        const { fileSha256, revisionBefore, revisionAfter, report } = event.data;
        return change({ status: 'checked', fileSha256, revisionBefore, revisionAfter, report });
      }
      case 'energy.catalogue-import-confirmed.v1':
        return change({ status: 'confirmed' });
      case 'energy.catalogue-import-ended.v1': {
        const { outcome, code, message } = event.data;
        return change({ status: 'ended', problem: outcome === 'refused' ? { code, message } : null });
      }
      case 'energy.catalogue-import-done.v1':
        return change({ status: 'done' });
    }
  },
};
