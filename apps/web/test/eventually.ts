/** Waits turn by turn of the event loop, at most a hundred, until the expectation holds; its failure is the test's. */
export async function eventually(expectation: () => void): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    try {
      expectation();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  expectation();
}
