import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import { InvalidEvent, StoreUnavailable } from '../event-store/port/errors.js';
import { problemOf } from './problem.js';

const database = (code: string) => Object.assign(new Error('from the database'), { code });

describe('what a thrown value means to a client', () => {
  it.each([
    ['a refusal', new DomainError('usage.too-short', 'Send more.'), 422, 'usage.too-short'],
    ['a log that cannot be reached', new StoreUnavailable(database('08006')), 503, 'service.unavailable'],
    ['a database that may only be read', database('25006'), 503, 'service.unavailable'],
    ['a full disk', database('53100'), 503, 'service.unavailable'],
    ['a server that shuts down', database('57P01'), 503, 'service.unavailable'],
    ['a question that ran out of time', database('57014'), 503, 'service.unavailable'],
    ['a lost connection', database('ECONNRESET'), 503, 'service.unavailable'],
    ['an event that is not what its schema says', new InvalidEvent('no such field'), 500, 'service.fault'],
    ['a damaged seal', new Fault('sealing.damaged', 'A sealed field was altered.'), 500, 'service.fault'],
    ['a wrong statement', database('42601'), 500, 'service.fault'],
  ])('is told of %s', (_what, thrown, status, code) => {
    expect(problemOf(thrown, 'request-1')).toMatchObject({ status, code });
  });
});
