import { Fault } from '#domain/shared/fault';
import { readConfig } from './config/config.js';
import { startTrouble } from './start-trouble.js';

const coded = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('why a program did not start', () => {
  it.each([
    [new Fault('secrets.unreadable', 'The file is empty: put it back.'), 'The file is empty: put it back.'],
    [
      coded('28P01', 'password authentication failed for user "anna"'),
      /^The database refuses the password: .*DATABASE_URL/,
    ],
    [coded('3D000', 'database "tree" does not exist'), /^The database does not exist: .*"tree"/],
    [coded('ECONNREFUSED'), /^The database cannot be reached: .*\(ECONNREFUSED\)/],
    [coded('EADDRINUSE', 'listen EADDRINUSE 127.0.0.1:8000'), /^The port is in use: .*8000/],
  ])('is one line that says what to do: %s', (thrown, words) => {
    const told = startTrouble(thrown);
    expect(told).toMatch(words);
    expect(told).not.toContain('\n');
  });

  it('never tells credentials', () => {
    const told = startTrouble(
      new Error('connect to postgresql://owner:secret@db.example:5432/tree failed\n  at once'),
    );
    expect(told).toBe('connect to postgresql://db.example:5432/tree failed; at once');
  });

  it('names every wrong setting', () => {
    const wrong = () => readConfig({ PORT: 'many', CLAUDE_PRICES: '{' });
    expect(wrong).toThrow(/^The configuration is wrong: PORT: .*; CLAUDE_PRICES: must be JSON/);
  });

  it.each(['*', 'https://*.example', 'pages.example', 'https://pages.example/', 'null'])(
    'is that %s is no origin whose pages could be trusted',
    (origin) => {
      const wrong = () => readConfig({ CORS_ORIGINS: `https://friend.example, ${origin}` });
      expect(wrong).toThrow(/CORS_ORIGINS\.1: .* is not an origin: write https:/);
    },
  );

  it.each(['https://pages.example', 'pages.example:443', '*', '.example'])(
    'is that %s is no name of a host',
    (name) => {
      expect(() => readConfig({ ALLOWED_HOSTS: name })).toThrow(/ALLOWED_HOSTS\.0: .* is not a host name/);
    },
  );

  it('is never the space after a comma', () => {
    const { CORS_ORIGINS, OPERATOR_ADDRESSES, TRUST_PROXY } = readConfig({
      CORS_ORIGINS: ' https://a.example , https://b.example:8443,',
      OPERATOR_ADDRESSES: 'loopback, 10.0.0.0/8',
      TRUST_PROXY: ' 10.0.0.1 ,fd00::/8 ',
    });
    expect(CORS_ORIGINS).toEqual(['https://a.example', 'https://b.example:8443']);
    expect(OPERATOR_ADDRESSES).toEqual(['loopback', '10.0.0.0/8']);
    expect(TRUST_PROXY).toEqual(['10.0.0.1', 'fd00::/8']);
  });
});
