import { isErased } from './sealing.js';

/** Whether an opened value contains anything erased, at any depth. */
export function holdsErased(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isErased(value) || Object.values(value).some(holdsErased);
}
