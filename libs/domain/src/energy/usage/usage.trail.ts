import { counted, trailOf } from '#domain/shared/trail';
import type { ConfirmedTablesEvent } from './questions/confirmed-tables.events.js';
import type { PublishedMappingsEvent } from './questions/published-mappings.events.js';
import type { UsageEvent } from './usage.events.js';

const of = { target: { type: 'upload', field: 'uploadId' }, household: 'householdId' } as const;
const tables = { target: { type: 'household', field: 'householdId' }, household: 'householdId' } as const;

const OPEN: Readonly<Record<string, string>> = {
  'needs-mapping': 'how its table is read',
  'needs-zone': 'which clock it is on',
  'needs-bills': 'whether its bills were read right',
};

/** How the trail tells what happens to usage files. */
export const usageTrail = trailOf<UsageEvent | ConfirmedTablesEvent | PublishedMappingsEvent>('usage', {
  'energy.mapping-published.v1': {
    target: { type: 'mapping', field: 'mappingId' },
    action: 'published',
    says: ({ title, mapping }) =>
      `published how tables of ${title} with ${counted(mapping.columns.length, 'column')} are read`,
  },
  'energy.mapping-withdrawn.v1': {
    target: { type: 'mapping', field: 'mappingId' },
    action: 'withdrew',
    says: () => 'took back how some tables are read',
  },
  'energy.usage-uploaded.v1': {
    ...of,
    action: 'uploaded',
    says: ({ origin, files }) => {
      if (origin === 'bills') return 'typed in bills';
      if (origin === 'sample') return 'took a sample home';
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return `uploaded ${counted(files.length, 'file')} of ${counted(bytes, 'byte')}`;
    },
  },
  'energy.usage-series-recorded.v1': {
    ...of,
    action: 'recorded',
    says: ({ part, parts }) => `recorded part ${String(part)} of ${String(parts)} of the readings`,
  },
  'energy.usage-imported.v1': {
    ...of,
    action: 'imported',
    says: () => 'read the usage and concluded the year that plans are priced on',
  },
  'energy.usage-corrected.v1': {
    ...of,
    action: 'corrected',
    says: () => 'corrected which readings count',
  },
  'energy.usage-rejected.v1': {
    ...of,
    action: 'rejected',
    code: 'code',
    outcome: 'refused',
    says: ({ code }) => `could not use the files: ${code}`,
  },
  'energy.usage-question-asked.v1': {
    ...of,
    action: 'asked',
    says: ({ outcome }) => `asked about a file: ${OPEN[outcome] ?? outcome}`,
  },
  'energy.usage-question-answered.v1': {
    ...of,
    action: 'answered',
    says: ({ answer }) => `answered question ${String(answer)} about a file`,
  },
  'energy.usage-upload-cancelled.v1': {
    ...of,
    action: 'cancelled',
    says: () => 'cancelled an upload before it was read',
  },
  'energy.usage-erased.v1': { ...of, action: 'erased', says: () => 'removed the readings of an erased home' },
  'energy.table-confirmed.v1': {
    ...tables,
    action: 'confirmed',
    says: () => 'said how tables of this header are read from now on',
  },
  'energy.tables-forgotten.v1': {
    ...tables,
    action: 'forgot',
    says: () => 'asked to be asked again about every table',
  },
});
