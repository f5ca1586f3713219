import { Breaker } from './breaker.js';

describe('a breaker', () => {
  let now = 0;
  const failing = (times: number): Breaker => {
    const breaker = new Breaker(() => now);
    for (let failure = 0; failure < times; failure += 1) breaker.failed();
    return breaker;
  };

  it('lets callers through until five failures in a row', () => {
    expect(failing(4).allows()).toBe(true);
    expect(failing(5).allows()).toBe(false);
  });

  it('starts to count anew with a success', () => {
    const breaker = failing(4);
    breaker.succeeded();
    breaker.failed();
    expect(breaker.allows()).toBe(true);
  });

  it('lets one caller try a minute later, and everybody once that went well', () => {
    const breaker = failing(5);
    now += 60_000;
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
  });

  it('rests for another minute when the try fails', () => {
    const breaker = failing(5);
    now += 60_000;
    breaker.allows();
    breaker.failed();
    now += 59_999;
    expect(breaker.allows()).toBe(false);
  });
});
