import { energyContext } from './energy/energy.context.js';
import { trustContext } from './trust/trust.context.js';
import type { Context } from './platform/contexts/context.js';

/** Every context of the program; nothing else names one. */
export const contexts: readonly Context[] = [energyContext, trustContext];
