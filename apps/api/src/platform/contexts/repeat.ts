/** Work that is done over and over until it is closed. */
export interface Repeated {
  close(): Promise<void>;
}

/** Does work every `everyMs`, never twice at once; trouble is told, and the next turn comes all the same. */
export function repeat(
  everyMs: number,
  work: () => Promise<void>,
  onTrouble: (error: unknown) => void,
): Repeated {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch(onTrouble)
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
