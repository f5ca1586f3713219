import { limited, peek, watched } from './bytes.js';
import type { StreamGuard } from './bytes.js';
import { readHead } from './head.js';
import { readExactJson } from './json.js';
import { decodeText, sniffEncoding } from './text.js';

async function* repeated(bytes: Uint8Array, times: number): AsyncIterable<Uint8Array> {
  for (let time = 0; time < times; time += 1) yield await Promise.resolve(bytes);
}

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of bytes) length += chunk.length;
  return length;
}

async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  let text = '';
  const encoding = sniffEncoding(bytes.subarray(0, 64), bytes.length <= 64);
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size)
      yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  for await (const piece of decodeText(chunks(), encoding)) text += piece;
  return text;
}

describe('a guarded stream', () => {
  it('stops at 300 MB of data, in whatever pieces', async () => {
    const guard: StreamGuard = { bytes: 0, read: 0 };
    expect(await drain(limited(repeated(new Uint8Array(1_000_000), 300), guard))).toBe(300_000_000);
    await expect(drain(limited(repeated(new Uint8Array(1), 1), guard))).rejects.toMatchObject({
      code: 'usage.too-large',
    });
  });

  it('tells progress every megabyte over all files and stops when cancelled', async () => {
    const told: number[] = [];
    const cancel = new AbortController();
    const guard: StreamGuard = {
      bytes: 0,
      read: 0,
      signal: cancel.signal,
      onProgress: (bytes) => told.push(bytes),
    };
    await drain(watched(repeated(new Uint8Array(500_000), 4), guard));
    await drain(watched(repeated(new Uint8Array(500_000), 2), guard));
    expect(told).toEqual([1_000_000, 2_000_000, 2_000_000, 3_000_000, 3_000_000]);
    cancel.abort();
    await expect(drain(watched(repeated(new Uint8Array(1), 1), guard))).rejects.toMatchObject({
      code: 'usage.cancelled',
    });
  });

  it('gives its head and then everything', async () => {
    const { head, ended, all } = await peek(repeated(new Uint8Array(40_000), 3));
    expect([head.length, ended, await drain(all)]).toEqual([65_536, false, 120_000]);
  });
});

describe('text', () => {
  const words = 'M\u00e5lepunkt;M\u00e6ngde;\u20ac\n';

  it.each([1, 3, 1000])('is decoded in pieces of %i, whatever its encoding', async (size) => {
    expect(await textOf(Buffer.from(words), size)).toBe(words);
    expect(await textOf(Buffer.from(`\ufeff${words}`), size)).toBe(words);
    expect(await textOf(Buffer.from(`\ufeff${words}`, 'utf16le'), size)).toBe(words);
    expect(await textOf(Buffer.from(`${'plain '.repeat(20)}${words}`, 'utf16le').swap16(), size)).toBe(
      `${'plain '.repeat(20)}${words}`,
    );
    expect(await textOf(Buffer.from('M\u00e5le', 'latin1'), size)).toBe('M\u00e5le');
  });

  it('goes on in windows-1252 where UTF-8 breaks far down', async () => {
    const late = Buffer.concat([Buffer.from('a'.repeat(100)), Buffer.from([0xe5, 0x62])]);
    expect(await textOf(late, 50)).toBe(`${'a'.repeat(100)}\u00e5b`);
  });
});

describe('the head of a file', () => {
  it.each([
    ['<html><body>', 'html'],
    ['<!-- saved -->\n<!DOCTYPE html>', 'html'],
    ['<?xml version="1.0"?><feed>', 'xml'],
    ['  {"reads":[]}', 'json'],
    ['a,b\n1,2', 'text'],
    ['%PDF-1.7 \u0000', 'binary'],
  ])('%p is %s', (text, kind) => {
    expect(readHead('x', Buffer.from(text), true).kind).toBe(kind);
  });
});

describe('JSON', () => {
  it('keeps the decimals of its numbers as text', async () => {
    async function* text(): AsyncIterable<string> {
      yield await Promise.resolve('{"a":[0.39600000000000000001,1e-7,"x",null,true]}');
    }
    expect(await readExactJson(text())).toEqual({ a: ['0.39600000000000000001', '1e-7', 'x', null, true] });
  });
});
