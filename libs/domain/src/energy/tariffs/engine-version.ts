/**
 * Version of the pricing rules. It changes with every change that can change a bill, so that a
 * recommendation names the engine that made it.
 */
export const ENGINE_VERSION = 'tariffs-4';
