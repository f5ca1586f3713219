import { isOurHost } from './hosts.js';

describe('a host', () => {
  it.each([
    undefined, // HTTP/1.0, as some load balancers ask
    'localhost',
    'LocalHost:8000',
    'localhost.',
    'dev.localhost:4200',
    '127.0.0.1:8000',
    '127.1',
    '10.0.0.7',
    '[::1]:8000',
    'treebeard.example',
    'TREEBEARD.example:443',
  ])('is ours: %s', (header) => {
    expect(isOurHost(header, ['treebeard.example'])).toBe(true);
  });

  it.each([
    'evil.example',
    'evil.example:8000',
    'treebeard.example.evil.example',
    'sub.treebeard.example',
    'localhost.evil.example',
    'notlocalhost',
    'localhost@evil.example',
    'evil.example@localhost',
    'localhost:8000/x',
    'localhost, evil.example',
    '127.0.0.1.evil.example',
    '[::1',
    '',
    'x'.repeat(300),
  ])('is not ours: %s', (header) => {
    expect(isOurHost(header, ['treebeard.example'])).toBe(false);
  });
});
