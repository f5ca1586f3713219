import fc from 'fast-check';
import { zipOf } from '#test/support/zip';
import { nodeArchive } from './archive.js';
import { shownName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['a\u0000b\u001b[31m.csv', 'ab[31m.csv'],
    ['invoice\u202evsc.exe', 'invoicevsc.exe'],
    ['Zähler \u{1f600}.csv', 'Zähler \u{1f600}.csv'],
    ['half\ud83d.csv', 'half\ufffd.csv'],
    [`${'x'.repeat(199)}\u{1f600}.csv`, `${'x'.repeat(199)}\u{1f600}`],
    ['', 'file'],
    [undefined, 'file'],
    ['\u0007', 'file'],
  ])('%j is shown as %j', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  it('is shown likewise of a file in an archive', async () => {
    const zip = zipOf([{ name: 'a\u001b[2J\u202eb.csv', bytes: new Uint8Array(3) }]);
    expect((await nodeArchive.entries(zip, 5)).map(({ name }) => name)).toEqual(['a[2Jb.csv']);
  });

  it('is always whole, and the same when it is looked at again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const shown = shownName(name);
        expect(shown).not.toMatch(/\p{Cc}|\p{Surrogate}/u);
        expect(shownName(shown)).toBe(shown);
      }),
    );
  });
});
