import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

const SHARED = '../shared';

/**
 * `describe` for figures that others computed, which are no part of this repository: without them the
 * suite is skipped, and says so.
 */
export function describeShared(name: string, body: () => void): void {
  if (existsSync(SHARED)) {
    describe(name, body);
    return;
  }
  process.stderr.write(`SKIPPED, ${SHARED} is not there: ${name}\n`);
  describe.skip(name, () => {
    it(`needs the figures of ${SHARED}`, () => undefined);
  });
}

/** A JSON document below the shared folder; `z.custom<Shape>()` says what shape it has. */
export function sharedJson<Shape>(path: string, shape: z.ZodType<Shape>): Shape {
  return shape.parse(JSON.parse(readFileSync(`${SHARED}/${path}`, 'utf8')));
}
