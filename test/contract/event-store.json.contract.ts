import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { EventStore, RecordedEvent } from '#api/platform/event-store/port/event-store';
import { collect, freshCategory, noted } from '../support/events.js';
import type { Adapter } from './adapter.js';

/** Which contents an event may have, and that they come back unchanged. */
export function jsonContract(adapter: Adapter): void {
  describe('what an event holds', () => {
    let store: EventStore;
    beforeAll(() => (store = adapter.open()));

    const keep = async (data: Readonly<Record<string, unknown>>): Promise<RecordedEvent> => {
      const stream = `${freshCategory()}-1`;
      await store.appendToStream(stream, [noted(data)], { expectedRevision: 'no_stream' });
      const [event] = await collect(store.readStream(stream));
      if (event === undefined) throw new Error('nothing was kept');
      return event;
    };

    it('comes back with all that an envelope names', async () => {
      const stream = `${freshCategory()}-1`;
      const event = noted({ text: 'ä "quoted" \\ 😀', list: [1, null, { deep: true }] });
      const { position } = await store.appendToStream(stream, [event], { expectedRevision: 'no_stream' });
      expect(await collect(store.readStream(stream))).toEqual([
        {
          id: event.id,
          streamId: stream,
          streamRevision: 0n,
          position,
          index: expect.any(Number),
          type: 'test.noted.v1',
          schemaVersion: 1,
          data: event.data,
          metadata: {
            ...event.metadata,
            recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
            hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        },
      ]);
    });

    it('comes back unchanged whatever JSON it is', async () => {
      const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\u0000'));
      const tree = fc.letrec((tie) => ({
        leaf: fc.oneof(
          text,
          fc.boolean(),
          fc.constant(null),
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
        ),
        node: fc.oneof(
          { depthSize: 'small' },
          tie('leaf'),
          fc.array(tie('node'), { maxLength: 4 }),
          fc.dictionary(
            text.filter((key) => key !== '__proto__'),
            tie('node'),
            { maxKeys: 4 },
          ),
        ),
      })).node;
      await fc.assert(
        fc.asyncProperty(tree, async (value) => {
          const kept = await keep({ value });
          expect(kept.data).toEqual(JSON.parse(JSON.stringify({ value })));
        }),
        { numRuns: 60 },
      );
    });

    it('keeps a backslash before what only looks like a NUL', async () => {
      expect((await keep({ text: '\\u0000' })).data).toEqual({ text: '\\u0000' });
    });

    it('carries the hash of its canonical form', async () => {
      const { id, streamId, type, data, metadata } = await keep({ b: 1.5, a: ['x', 1e21] });
      const { hash, recordedAt: _at, ...appended } = metadata;
      const form = canonicalize({ id, streamId, type, data, metadata: appended }) ?? '';
      expect(hash).toBe(createHash('sha256').update(form).digest('hex'));
    });

    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    it.each([
      ['a NUL character', { text: 'a\u0000b' }],
      ['a NUL character after a backslash', { text: '\\\u0000' }],
      ['a NUL character in a key', { 'a\u0000b': 1 }],
      ['half a character', { text: '\ud800' }],
      ['no number', { n: Number.NaN }],
      ['infinity', { n: Number.POSITIVE_INFINITY }],
      ['a cycle', cycle],
      ['a bigint', { n: 1n }],
    ])('is refused when it holds %s', async (_what, data) => {
      await expect(keep(data)).rejects.toMatchObject({ code: 'event-log.invalid-event', kind: 'broken' });
    });

    it.each([
      ['an id that is no UUID', { id: 'seven' }],
      ['a type with spaces', { type: 'Test Noted' }],
    ])('is refused with %s', async (_what, part) => {
      const event = { ...noted(), ...part };
      const append = store.appendToStream(`${freshCategory()}-1`, [event], { expectedRevision: 'any' });
      await expect(append).rejects.toMatchObject({ code: 'event-log.invalid-event' });
    });

    it('is refused for a stream without a category', async () => {
      const append = store.appendToStream('nocategory', [noted()], { expectedRevision: 'any' });
      await expect(append).rejects.toMatchObject({ code: 'event-log.invalid-event' });
    });

    it('is refused when one append holds more than a mebibyte', async () => {
      const half = 'x'.repeat(524_000);
      const stream = `${freshCategory()}-1`;
      const three = [noted({ half }), noted({ half }), noted({ half })];
      const append = store.appendToStream(stream, three, { expectedRevision: 'any' });
      await expect(append).rejects.toMatchObject({ code: 'event-log.append-too-large', kind: 'too-large' });
      await store.appendToStream(stream, three.slice(0, 1), { expectedRevision: 'no_stream' });
    });
  });
}
