import { refusalOf } from './refusal-of.js';

const ID = '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001';

function asked(method: string, url: string | undefined, params: unknown = {}) {
  const routeOptions = { url, config: {} } as Parameters<typeof refusalOf>[0]['routeOptions'];
  return (status: number) =>
    refusalOf({ method, routeOptions, params, ip: '2001:db8::1' }, { status, code: 'what.is-wrong' });
}

describe('what the trail tells of a refused request', () => {
  it('is each refused command, by its route and the object it names', () => {
    const refused = asked('POST', '/api/v1/recommendations/:recommendationId/feedback', {
      recommendationId: ID,
    });
    for (const status of [400, 401, 403, 404, 409, 413, 422, 429])
      expect(refused(status)).toEqual({
        commandType: 'POST /api/v1/recommendations/:recommendationId/feedback',
        code: 'what.is-wrong',
        target: { type: 'recommendation', id: ID },
        address: '2001:db8:0:0',
      });
    expect(asked('GET', '/api/v1/accounts/:id', { id: ID })(403)?.target).toEqual({
      type: 'account',
      id: ID,
    });
  });

  it('is a read that was forbidden, or that named an object which may be somebody else’s', () => {
    expect(asked('GET', '/api/v1/audit/entries')(403)).toBeDefined();
    expect(
      asked('GET', '/api/v1/recommendations/:recommendationId', { recommendationId: ID })(404),
    ).toBeDefined();
  });

  it('is not a read that found nothing, a fault, nor an address that no route has', () => {
    expect(asked('GET', '/api/v1/usage/year')(404)).toBeUndefined();
    expect(
      asked('GET', '/api/v1/recommendations/:recommendationId', { recommendationId: ID })(422),
    ).toBeUndefined();
    expect(asked('POST', '/api/v1/usage/uploads')(503)).toBeUndefined();
    expect(asked('POST', '/*')(404)).toBeUndefined();
    expect(asked('POST', undefined)(404)).toBeUndefined();
  });

  it('never holds a parameter that is no id, such as a postcode', () => {
    const told = asked('PUT', '/api/v1/places/:postcode', { postcode: '75201' })(422);
    expect(JSON.stringify(told)).not.toContain('75201');
  });
});
