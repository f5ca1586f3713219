import type { UsageFormat } from './format.js';

/** Every format we read. One import and one entry a line; order does not matter. */
export const USAGE_FORMATS: readonly UsageFormat[] = [];
