import { isErased } from './sealing.js';

/** Whether anything in an opened value was sealed for good, however deep it stands. */
export function holdsErased(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isErased(value) || Object.values(value).some(holdsErased);
}
