/** Repeats an expectation for at most a hundred turns of the event loop; throws its last failure. */
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
