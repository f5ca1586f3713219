import { createHash } from 'node:crypto';
import { sampleHomeFile, sampleHomes } from './sample-homes.js';

describe('the file of a sample home', () => {
  it('has the same bytes for ever', () => {
    const digests = sampleHomes.map(({ id }) =>
      createHash('sha256')
        .update(sampleHomeFile(id) ?? '')
        .digest('hex')
        .slice(0, 16),
    );
    expect(digests).toEqual(['6801ef03c0ca1a4f', '7596f92983a20a12', '438a9ab20f3fe222']);
    expect(sampleHomeFile('nobody')).toBeUndefined();
  });

  it('is written once, however many want it', () => {
    sampleHomeFile('dallas-flat');
    const looks = jest.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    for (let click = 0; click < 12; click += 1) sampleHomeFile('dallas-flat');
    expect(looks).not.toHaveBeenCalled();
    looks.mockRestore();
  });
});
