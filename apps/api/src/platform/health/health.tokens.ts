/** Injection tokens of the health page's parts outside the platform. */
export const CLAUDE_HEALTH = Symbol('claude health');
export const VERSION = Symbol('version');
