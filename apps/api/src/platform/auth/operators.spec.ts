import { Operators } from './operators.js';

const TOKEN = 't'.repeat(32);
const operators = new Operators({
  token: TOKEN,
  addresses: ['loopback', '10.1.0.0/16', '2001:db8::/32', '203.0.113.7'],
  behindProxy: false,
});
const from = (ip: string, headers: Readonly<Record<string, string>> = {}) =>
  operators.includes({ ip, headers });

describe('an operator', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '10.1.2.3', '2001:db8:1::1', '203.0.113.7'])(
    'comes from a listed address: %s',
    (ip) => {
      expect(from(ip)).toBe(true);
    },
  );

  it.each(['10.2.0.1', '203.0.113.8', '2001:db9::1', 'nonsense'])('does not come from %s', (ip) => {
    expect(from(ip)).toBe(false);
  });

  it('has the token, wherever they are', () => {
    expect(from('198.51.100.1', { authorization: `Bearer ${TOKEN}` })).toBe(true);
    expect(from('198.51.100.1', { authorization: `Bearer ${TOKEN}x` })).toBe(false);
    expect(from('198.51.100.1', { authorization: TOKEN })).toBe(false);
  });

  it('is not whoever asks on this machine for a public name: a proxy does that, for somebody', () => {
    expect(from('127.0.0.1', { host: 'localhost:8000' })).toBe(true);
    expect(from('127.0.0.1', { host: '[::1]:8000' })).toBe(true);
    for (const ip of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(from(ip, { host: 'treebeard.example' })).toBe(false);
    expect(from('10.1.2.3', { host: 'treebeard.example' })).toBe(true);
  });

  it('is not whoever a proxy on this machine forwards', () => {
    expect(from('127.0.0.1', { 'x-forwarded-for': '198.51.100.1' })).toBe(false);
    const behind = new Operators({ token: undefined, addresses: ['203.0.113.7'], behindProxy: true });
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    expect(behind.includes({ ip: '203.0.113.7', headers })).toBe(true);
  });
});
