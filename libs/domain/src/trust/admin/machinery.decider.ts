import type { Decider, Stamped } from '#domain/shared/decider';
import type { MachineryCommand } from './machinery.commands.js';
import type { Feature, HeldBreaker } from './machinery.events.js';
import { MachineryEvent } from './machinery.events.js';

/** How the machinery of an installation is set, and which rebuilds have not ended. */
export interface MachineryState {
  readonly claudeBudgetUsdPerDay: number | null;
  readonly claudeBreaker: HeldBreaker;
  readonly isReadOnly: boolean;
  readonly off: readonly Feature[];
  readonly rebuilding: readonly string[];
}

const AS_CONFIGURED: MachineryState = {
  claudeBudgetUsdPerDay: null,
  claudeBreaker: 'automatic',
  isReadOnly: false,
  off: [],
  rebuilding: [],
};

/** The switches of one installation. What is set already is not set again; a rebuild ends once. */
export const machinery: Decider<MachineryState, Stamped<MachineryCommand>, MachineryEvent> = {
  event: MachineryEvent,
  initial: AS_CONFIGURED,
  decide({ at, ...command }, state) {
    switch (command.kind) {
      case 'set-claude-budget': {
        const { usdPerDay } = command;
        if (usdPerDay === state.claudeBudgetUsdPerDay) return [];
        return [{ type: 'trust.claude-budget-set.v1', data: { usdPerDay, setAt: at } }];
      }
      case 'hold-claude-breaker': {
        const { breaker } = command;
        if (breaker === state.claudeBreaker) return [];
        return [{ type: 'trust.claude-breaker-held.v1', data: { breaker, heldAt: at } }];
      }
      case 'set-read-only': {
        const { isReadOnly } = command;
        if (isReadOnly === state.isReadOnly) return [];
        return [{ type: 'trust.read-only-set.v1', data: { isReadOnly, setAt: at } }];
      }
      case 'switch-feature': {
        const { feature, isOn } = command;
        if (isOn !== state.off.includes(feature)) return [];
        return [{ type: 'trust.feature-switched.v1', data: { feature, isOn, switchedAt: at } }];
      }
      case 'retry-jobs': {
        const { queue, jobs } = command;
        return [{ type: 'trust.jobs-retried.v1', data: { queue, jobs, retriedAt: at } }];
      }
      case 'rebuild': {
        const { rebuildId, readModel } = command;
        return [{ type: 'trust.rebuild-ordered.v1', data: { rebuildId, readModel, orderedAt: at } }];
      }
      case 'end-rebuild': {
        const { kind: _, ...data } = command;
        if (!state.rebuilding.includes(data.rebuildId)) return [];
        return [{ type: 'trust.read-model-rebuilt.v1', data: { ...data, rebuiltAt: at } }];
      }
    }
  },
  evolve(state, { type, data }) {
    switch (type) {
      case 'trust.claude-budget-set.v1':
        return { ...state, claudeBudgetUsdPerDay: data.usdPerDay };
      case 'trust.claude-breaker-held.v1':
        return { ...state, claudeBreaker: data.breaker };
      case 'trust.read-only-set.v1':
        return { ...state, isReadOnly: data.isReadOnly };
      case 'trust.feature-switched.v1': {
        const others = state.off.filter((feature) => feature !== data.feature);
        return { ...state, off: data.isOn ? others : [...others, data.feature] };
      }
      case 'trust.rebuild-ordered.v1':
        return { ...state, rebuilding: [...state.rebuilding, data.rebuildId] };
      case 'trust.read-model-rebuilt.v1':
        return { ...state, rebuilding: state.rebuilding.filter((id) => id !== data.rebuildId) };
      case 'trust.jobs-retried.v1':
        return state;
    }
  },
};
