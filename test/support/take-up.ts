import { ReadModels } from '#api/energy/read-models';
import { unfinishedWork } from '#api/energy/unfinished';
import { takeUpWork } from '#api/platform/contexts/take-up-work';
import type { TestApp } from './app.js';

/** Looks now for what is undone, as a worker does each minute. */
export function takeUp({ nest, platform }: TestApp): Promise<void> {
  return takeUpWork([unfinishedWork(nest.get(ReadModels))], platform, []);
}
