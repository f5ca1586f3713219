import { PassThrough, Writable } from 'node:stream';
import { ReaderGone, printerOn } from './printer.js';

describe('printing', () => {
  it('shows what a terminal would obey, and keeps a document the same', () => {
    const stream = new PassThrough();
    const print = printerOn(stream);
    const value = { heading: 'kWh\u001b[2J\u009b1m\u202e', note: 'a\tb\nc' };
    print(JSON.stringify(value));
    print('red \u001b[31m\r\u0007 or\tnot');
    const [json = '', words] = String(stream.read()).split('\n');
    expect(json).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(JSON.parse(json)).toEqual(value);
    expect(words).toBe(String.raw`red \u001b[31m\u000d\u0007 or`.concat('\tnot'));
  });

  it('stops with the first line after the reader has gone', async () => {
    let failed: (error?: Error) => void = () => undefined;
    const pipe = new Writable({
      write: (_chunk, _encoding, done) => {
        failed = done;
      },
      autoDestroy: false,
    });
    const print = printerOn(pipe);
    print('one');
    failed(Object.assign(new Error('nobody reads'), { code: 'EPIPE' }));
    await new Promise(setImmediate);
    expect(() => {
      print('two');
    }).toThrow(ReaderGone);
  });
});
