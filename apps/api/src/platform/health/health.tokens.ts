/** Injection tokens of what the health page shows beside the platform. */
export const CLAUDE_HEALTH = Symbol('claude health');
export const VERSION = Symbol('version');
