import { errorLine } from './telemetry/safe-console.js';

/** Closes at the end of the process what was opened, in reverse order. */
export class Closers {
  private readonly opened: (() => Promise<void>)[] = [];
  private closing: Promise<void> | undefined;

  /** Registers something opened; closes it at once if the end came in the meantime. */
  async keep<Closable extends { close(): Promise<void> }>(opening: Promise<Closable>): Promise<Closable> {
    const thing = await opening;
    if (this.closing === undefined) this.opened.push(() => thing.close());
    else {
      await this.closing;
      await thing.close();
      process.exit(0);
    }
    return thing;
  }

  /** Closes everything. Idempotent. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  /** Ends the process in order on a signal, or if a launcher that cannot forward signals is gone. */
  endOnSignals(hasLauncher: boolean): void {
    const end = (): void => void this.close().finally(() => process.exit(0));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    if (!hasLauncher) return;
    const launcher = process.ppid;
    setInterval(() => {
      if (process.ppid !== launcher) end();
    }, 500).unref();
  }

  private async closeAll(): Promise<void> {
    for (const close of this.opened.reverse()) {
      await close().catch((error: unknown) => {
        process.stderr.write(`closing failed: ${errorLine(error)}\n`);
      });
    }
  }
}
