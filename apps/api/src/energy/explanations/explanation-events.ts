import { setTimeout as pause } from 'node:timers/promises';
import type { MessageEvent } from '@nestjs/common';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';

const LONGEST_MS = 120_000;
const LOOK_EVERY_MS = 250;
const PARAGRAPH_EVERY_MS = 150;

/**
 * An explanation as it comes: while it is being written, what there is; once it is published, its paragraphs
 * one after the other. Every paragraph that is sent has passed the checker. Ends by itself.
 */
export async function* explanationEvents(
  first: ExplanationView,
  look: () => Promise<ExplanationView>,
): AsyncGenerator<MessageEvent> {
  const deadline = Date.now() + LONGEST_MS;
  let view = first;
  if (view.status === 'writing') yield { type: 'explanation', data: view };
  while (view.status === 'writing' && Date.now() < deadline) {
    await pause(LOOK_EVERY_MS);
    view = await look();
  }
  if (view.status === 'published') {
    for (let shown = 1; shown < view.paragraphs.length; shown += 1) {
      yield {
        type: 'explanation',
        data: { ...view, status: 'writing', paragraphs: view.paragraphs.slice(0, shown) },
      };
      await pause(PARAGRAPH_EVERY_MS);
    }
    yield { type: 'explanation', data: view };
  }
  yield { type: 'end', data: { status: view.status } };
}
