import { setTimeout as pause } from 'node:timers/promises';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';

const LONGEST_MS = 120_000;
const LOOK_EVERY_MS = 250;
const PARAGRAPH_EVERY_MS = 150;
/** Keeps proxies between us and the browser from closing a silent stream. */
const HEARTBEAT_EVERY_MS = 10_000;

/**
 * An explanation as server-sent events: `explanation` each time there is more to show, then `end`. Until it is
 * published, by whatever process, it is looked up again; then its paragraphs follow one by one. Every paragraph
 * has passed the checker. Ends by itself, after two minutes at most.
 */
export async function* explanationEvents(
  first: ExplanationView,
  look: () => Promise<ExplanationView>,
): AsyncGenerator<string> {
  const deadline = Date.now() + LONGEST_MS;
  let view = first;
  if (view.status === 'writing') yield event('explanation', view);
  let heardAt = Date.now();
  while (view.status === 'writing' && Date.now() < deadline) {
    await pause(LOOK_EVERY_MS);
    view = await look();
    if (Date.now() - heardAt >= HEARTBEAT_EVERY_MS) {
      heardAt = Date.now();
      yield ': still writing\n\n';
    }
  }
  if (view.status === 'published') {
    for (let shown = 1; shown < view.paragraphs.length; shown += 1) {
      yield event('explanation', {
        ...view,
        status: 'writing',
        paragraphs: view.paragraphs.slice(0, shown),
      });
      await pause(PARAGRAPH_EVERY_MS);
    }
    yield event('explanation', view);
  }
  if (view.status === 'given-up') yield event('explanation', view);
  yield event('end', { status: view.status });
}

function event(type: 'explanation' | 'end', data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
