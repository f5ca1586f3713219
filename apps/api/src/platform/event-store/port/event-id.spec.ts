import { eventIdFor } from './event-id.js';

describe('the id of an event', () => {
  it('is the same for the same command and place, and another for any other', () => {
    expect(eventIdFor('command-1', 0)).toBe(eventIdFor('command-1', 0));
    const ids = ['command-1', 'command-2', 'command-1\n1'].flatMap((id) => [
      eventIdFor(id, 0),
      eventIdFor(id, 1),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is a UUID of version 8', () => {
    expect(eventIdFor('command-1', 0)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
