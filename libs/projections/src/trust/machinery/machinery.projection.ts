import type { MachineryEvent } from '#domain/trust/admin/machinery.events';
import type { Change, Projection } from '#projections/shared/projection';
import { patch } from '#projections/shared/projection';
import type { MachineryRow } from './machinery.view.js';

type Handled = Exclude<MachineryEvent, { type: 'trust.jobs-retried.v1' }>;

/** The one row of the read model. */
export const INSTALLATION = 'installation';
const MOST_REBUILDS = 20;

/** How the machinery is set while nobody has changed anything. */
export const AS_CONFIGURED: MachineryRow = {
  claudeBudgetUsdPerDay: null,
  claudeBreaker: 'automatic',
  isReadOnly: false,
  off: [],
  rebuilds: [],
};

/** How an installation's machinery is set, and its latest rebuilds. */
export const machineryProjection: Projection<MachineryRow, Handled> = {
  name: 'trust.machinery.v1',
  table: 'trust_machinery',
  handles: [
    'trust.claude-budget-set.v1',
    'trust.claude-breaker-held.v1',
    'trust.read-only-set.v1',
    'trust.feature-switched.v1',
    'trust.rebuild-ordered.v1',
    'trust.read-model-rebuilt.v1',
  ],
  project: ({ type, data }) => {
    switch (type) {
      case 'trust.claude-budget-set.v1':
        return changed(() => ({ claudeBudgetUsdPerDay: data.usdPerDay }));
      case 'trust.claude-breaker-held.v1':
        return changed(() => ({ claudeBreaker: data.breaker }));
      case 'trust.read-only-set.v1':
        return changed(() => ({ isReadOnly: data.isReadOnly }));
      case 'trust.feature-switched.v1':
        return changed(({ off }) => {
          const others = off.filter((feature) => feature !== data.feature);
          return { off: data.isOn ? others : [...others, data.feature] };
        });
      case 'trust.rebuild-ordered.v1':
        return changed(({ rebuilds }) => ({
          rebuilds: [{ ...data, ended: null }, ...rebuilds].slice(0, MOST_REBUILDS),
        }));
      case 'trust.read-model-rebuilt.v1':
        return changed(({ rebuilds }) => ({
          rebuilds: rebuilds.map((one) =>
            one.rebuildId === data.rebuildId
              ? { ...one, ended: { rows: data.rows, digest: data.digest, at: data.rebuiltAt } }
              : one,
          ),
        }));
    }
  },
};

function changed(change: (row: MachineryRow) => Partial<MachineryRow>): Change<MachineryRow> {
  return patch(INSTALLATION, (row = AS_CONFIGURED) => ({ ...row, ...change(row) }));
}
