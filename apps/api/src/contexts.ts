import { energyContext } from './energy/energy.context.js';
import { trustContext } from './trust/trust.context.js';
import type { Context } from './platform/contexts/context.js';

const served: readonly Context[] = [energyContext];

/** Every context of the program, and the one that serves them; nothing else names one. */
export const contexts: readonly Context[] = [...served, trustContext(served)];
