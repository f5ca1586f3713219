import fc from 'fast-check';
import { DomainError } from '#domain/shared/domain-error';
import { QUALIFIERS, readSearch } from './trail-search.js';

const NOTHING = { terms: [], words: [], excludedWords: [], since: null, until: null };

describe('the search box of the trail', () => {
  it('reads qualifiers, quoted values, words, and what is left out', () => {
    expect(readSearch('actor:ada role:"admin" -target:trail July "the list" -draft')).toEqual({
      ...NOTHING,
      terms: [
        { qualifier: 'actor', value: 'ada', isExcluded: false },
        { qualifier: 'role', value: 'admin', isExcluded: false },
        { qualifier: 'target', value: 'trail', isExcluded: true },
      ],
      words: ['july', 'the', 'list'],
      excludedWords: ['draft'],
    });
    expect(readSearch('  ')).toEqual(NOTHING);
  });

  it('takes a day as the reader’s zone has it, over a change of clocks too', () => {
    const days = (text: string, zone: string) => {
      const { since, until } = readSearch(`created:${text}`, zone);
      return [since, until];
    };
    const [day, next] = ['2026-11-01T05:00:00.000Z', '2026-11-02T06:00:00.000Z'];
    expect(days('2026-11-01', 'America/Chicago')).toEqual([day, next]);
    expect(days('>2026-11-01', 'America/Chicago')).toEqual([next, null]);
    expect(days('>=2026-11-01', 'America/Chicago')).toEqual([day, null]);
    expect(days('<2026-11-01', 'America/Chicago')).toEqual([null, day]);
    expect(days('<=2026-11-01', 'America/Chicago')).toEqual([null, next]);
    expect(days('2026-10-31..2026-11-01', 'UTC')).toEqual([
      '2026-10-31T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
    ]);
    expect(days('>2026-11-01T10:00+02:00', 'UTC')).toEqual(['2026-11-01T08:00:00.001Z', null]);
    expect(readSearch('created:>=2026-01-01 created:<2026-02-01')).toMatchObject({
      since: '2026-01-01T00:00:00.000Z',
      until: '2026-02-01T00:00:00.000Z',
    });
  });

  it('refuses what it would not understand, and says what it knows', () => {
    const refused = (text: string) => {
      try {
        readSearch(text);
        return 'taken';
      } catch (error) {
        return error instanceof DomainError ? error.code : String(error);
      }
    };
    expect(refused('colour:red')).toBe('audit.unknown-qualifier');
    expect(refused('-created:2026-11-01')).toBe('audit.unknown-qualifier');
    expect(refused('created:2026-02-30')).toBe('audit.bad-day');
    expect(refused('created:yesterday')).toBe('audit.bad-day');
    expect(refused('x'.repeat(1_001))).toBe('audit.search-too-long');
    expect(refused('"colour:red"')).toBe('taken');
  });

  it('reads whatever is typed, or refuses it, and loses no value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        try {
          for (const word of readSearch(text).words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
    );
    const value = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .filter((text) => !text.includes('"'));
    fc.assert(
      fc.property(fc.constantFrom(...QUALIFIERS), value, (qualifier, typed) => {
        expect(readSearch(`${qualifier}:"${typed}"`).terms).toEqual([
          { qualifier, value: typed, isExcluded: false },
        ]);
      }),
    );
  });
});
