import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { DomainError } from '#domain/shared/domain-error';
import { multipartUpload } from './multipart-upload.js';
import { UPLOAD_LIMITS } from '#domain/energy/usage/usage-limits.commands';

const LIMITS = { ...UPLOAD_LIMITS, files: 2, fileBytes: 1_000 };

/** What the form's files come to: name, bytes read and whether they were cut; or the code of the refusal. */
async function read(form: FormData): Promise<unknown> {
  const server = fastify();
  await server.register(multipart);
  server.post('/', async (request) => {
    const found: unknown[] = [];
    try {
      for await (const { name, bytes, truncated } of multipartUpload(request, LIMITS).files) {
        let length = 0;
        for await (const chunk of bytes) length += chunk.length;
        found.push([name, length, truncated()]);
        if (truncated()) break;
      }
    } catch (error) {
      if (error instanceof DomainError) return { refused: error.code };
      throw error;
    }
    return found;
  });
  const request = new Request('http://here/', { method: 'POST', body: form });
  const answer = await server.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  await server.close();
  return answer.json();
}

function formOf(...files: readonly (readonly [name: string, length: number])[]): FormData {
  const form = new FormData();
  for (const [name, length] of files) form.append('file', new Blob(['x'.repeat(length)]), name);
  return form;
}

describe('the files of a form', () => {
  it('come one after the other with their names', async () => {
    expect(await read(formOf(['a\u0007\u202e.csv', 10], ['b.csv', 1_000]))).toEqual([
      ['a.csv', 10, false],
      ['b.csv', 1_000, false],
    ]);
  });

  it('are cut at the limit, and say so', async () => {
    expect(await read(formOf(['big.csv', 1_001]))).toEqual([['big.csv', 1_000, true]]);
  });

  it('are refused when there are too many', async () => {
    expect(await read(formOf(['a', 1], ['b', 1], ['c', 1]))).toEqual({ refused: 'usage.too-many-files' });
  });
});
