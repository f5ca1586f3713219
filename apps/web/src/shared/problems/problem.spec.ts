import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from './problem.js';
import { wordsFor } from './problem-words.js';

const refusal = {
  type: '/problems/usage.no-year',
  title: 'Not found',
  status: 404,
  code: 'usage.no-year',
  detail: 'No usage was imported yet.',
  requestId: 'r-1',
};

describe('a failed request', () => {
  it('keeps what the API said of it', () => {
    const problem = problemOf(new HttpErrorResponse({ status: 404, error: refusal }));
    expect(problem).toMatchObject({
      code: 'usage.no-year',
      detail: 'No usage was imported yet.',
      requestId: 'r-1',
    });
  });

  it('is unreachable when no answer came', () => {
    expect(problemOf(new HttpErrorResponse({ status: 0 })).code).toBe('web.unreachable');
  });

  it('still has words when a proxy answered in HTML', () => {
    const problem = problemOf(new HttpErrorResponse({ status: 502, error: '<html></html>' }));
    expect(problem).toMatchObject({ code: 'web.no-words', status: 502 });
    expect(wordsFor(problem).heading).toBe('Something broke on our side');
  });

  it('stays what it is when it is a problem already', () => {
    expect(problemOf(refusal)).toMatchObject({ code: 'usage.no-year', status: 404 });
  });

  it('is a mismatch of page and server when the answer does not fit its view', () => {
    expect(problemOf(new Error('ZodError')).code).toBe('web.unreadable-answer');
  });
});

describe('words for a problem', () => {
  const words = (status: number, code = 'x.y') => wordsFor({ title: 'T', status, code, detail: 'D' });

  it('follow the code before the status', () => {
    const meals = { 'meals.none': { heading: 'No meal yet', advice: 'Cook one.' } };
    const problem = { title: 'T', status: 404, code: 'meals.none', detail: 'D' };
    expect(wordsFor(problem, [{}, meals]).heading).toBe('No meal yet');
    expect(wordsFor(problem).heading).toBe('Not found');
    expect(words(0, 'web.unreachable').heading).toBe('We can’t reach the server');
    expect(words(404).heading).toBe('Not found');
  });

  it('tell what to do for each kind of refusal', () => {
    expect(words(401).goTo?.path).toBe('/');
    expect(words(409).advice).toContain('Try again');
    expect(words(413).advice).toContain('smaller');
    expect(words(422).advice).toContain('Please correct it');
    expect(words(429).advice).toContain('Wait');
    expect(words(500).advice).toContain('Your data is safe');
  });
});
