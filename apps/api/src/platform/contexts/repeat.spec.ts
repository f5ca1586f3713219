import { repeat } from './repeat.js';

describe('repeated work', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is done each time, whatever went wrong before, and no more once it is closed', async () => {
    const troubles: unknown[] = [];
    let runs = 0;
    const repeated = repeat(
      1_000,
      () => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve();
      },
      (error) => troubles.push(error),
    );
    await jest.advanceTimersByTimeAsync(2_000);
    expect([runs, troubles]).toEqual([2, [new Error('away')]]);
    await repeated.close();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(runs).toBe(2);
  });

  it('never runs beside itself, and is waited for at the end', async () => {
    let end = (): void => undefined;
    let runs = 0;
    const repeated = repeat(
      1_000,
      () => {
        runs += 1;
        return new Promise((resolve) => {
          end = resolve;
        });
      },
      () => undefined,
    );
    await jest.advanceTimersByTimeAsync(3_000);
    expect(runs).toBe(1);
    let isClosed = false;
    const closed = repeated.close().then(() => {
      isClosed = true;
    });
    await jest.advanceTimersByTimeAsync(0);
    expect(isClosed).toBe(false);
    end();
    await closed;
  });
});
