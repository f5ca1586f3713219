import pg from 'pg';

const RECONNECT_MS = 1_000;

interface Waiting {
  readonly channel: string;
  readonly wake: () => void;
}

/**
 * Listens to NOTIFY on one connection for the whole process. It only shortens waiting: every caller also sets a
 * time limit, so that a lost connection (which is reopened) costs no more than that.
 */
export class Notifications {
  private readonly heard = new Map<string, number>();
  private readonly waiting = new Set<Waiting>();
  private readonly listeners = new Map<string, (payload: string) => void>();
  private client: pg.Client | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private closed = false;
  private connecting: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
  ) {}

  /** Calls with what each notification of the channel says, from now on. */
  listen(channel: string, listener: (payload: string) => void): void {
    this.listeners.set(channel, listener);
    this.connecting ??= this.connect();
  }

  /** The number of notifications so far. Take it before checking for a change, then pass it to `changed`. */
  count(channel: string): number {
    this.connecting ??= this.connect();
    return this.heard.get(channel) ?? 0;
  }

  /** Resolves once the channel has had more than `count` notifications, after `timeoutMs`, or on abort. */
  changed(channel: string, count: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (this.count(channel) > count || signal?.aborted === true || this.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const entry: Waiting = {
        channel,
        wake: () => {
          finish();
        },
      };
      const timer = setTimeout(() => {
        finish();
      }, timeoutMs);
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        this.waiting.delete(entry);
        resolve();
      };
      this.waiting.add(entry);
      signal?.addEventListener('abort', finish);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    for (const { wake } of [...this.waiting]) wake();
    await this.connecting;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'treebeard listener',
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload = '' }) => {
      this.hear(channel, payload);
    });
    client.on('error', () => undefined); // `end` follows
    client.once('end', () => {
      this.again();
    });
    try {
      await client.connect();
      await client.query(this.channels.map((channel) => `listen ${pg.escapeIdentifier(channel)}`).join(';'));
      this.client = client;
    } catch {
      await client.end().catch(() => undefined);
      this.again();
    }
  }

  private again(): void {
    this.client = undefined;
    if (this.closed || this.reconnect !== undefined) return;
    this.reconnect = setTimeout(() => {
      this.reconnect = undefined;
      if (!this.closed) this.connecting = this.connect();
    }, RECONNECT_MS);
    this.reconnect.unref();
  }

  private hear(channel: string, payload: string): void {
    this.listeners.get(channel)?.(payload);
    this.heard.set(channel, (this.heard.get(channel) ?? 0) + 1);
    for (const entry of [...this.waiting]) if (entry.channel === channel) entry.wake();
  }
}
