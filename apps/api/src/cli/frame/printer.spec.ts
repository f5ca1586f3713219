import { Writable } from 'node:stream';
import { ReaderGone, printerOn } from './printer.js';

describe('printing', () => {
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
