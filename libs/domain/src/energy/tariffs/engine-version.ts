/**
 * Version of the pricing rules, raised with every change that can alter a bill, so that a
 * recommendation names the engine that made it.
 */
export const ENGINE_VERSION = 'tariffs-4';
