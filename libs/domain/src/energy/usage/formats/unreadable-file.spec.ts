import { chooseFormat } from './choose-format.js';
import { headOf } from './read-text.spec-support.js';

describe('a file that nobody can read', () => {
  const bytes = (...start: readonly number[]): Uint8Array =>
    Uint8Array.from([...start, ...Array<number>(64).fill(1)]);

  it.each([
    ['a bill', bytes(0x25, 0x50, 0x44, 0x46), 'usage.pdf', 'not when'],
    ['a screenshot', bytes(0x89, 0x50, 0x4e, 0x47), 'usage.picture', 'is a picture'],
    ['a photo', bytes(0xff, 0xd8, 0xff, 0xe0), 'usage.picture', 'is a picture'],
    ['a program', bytes(0x7f, 0x45, 0x4c, 0x46), 'usage.not-readable', 'neither text'],
    ['a login page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'usage.html-page', 'Sign in'],
    ['another XML', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', 'usage.unknown-xml', '<rss>'],
  ])('is told what it seems to be: %s', (_what, content, code, words) => {
    const choose = () => chooseFormat(headOf(content));
    expect(choose).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) as unknown }),
    );
  });
});
