import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 5_000;
const BEAT_MS = 2_000;
const LEASE_MS = 10_000;

/**
 * Being the one process that runs a set of followers: an advisory lock on a connection of its own, which the
 * database takes back the moment the process dies. A leader shows every two seconds that it runs; one that is
 * silent for ten, stopped or frozen, loses its connection and with it the lead to whoever asks next. What it might
 * still do is fenced off by the epoch of the checkpoints.
 */
export class Leadership {
  private client: pg.Client | undefined;

  constructor(
    private readonly url: string,
    private readonly name: string,
  ) {}

  get isLeader(): boolean {
    return this.client !== undefined;
  }

  /** Tries to become the leader. */
  async seek(): Promise<boolean> {
    if (this.client !== undefined) return true;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: this.applicationName,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      options: '-c role=none', // as itself, and not as its role, it may end connections of its own kind
    });
    client.on('error', () => undefined); // `end` follows
    await client.connect();
    const { rows } = await client.query<{ leads: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as leads',
      [`followers ${this.name}`],
    );
    if (rows[0]?.leads === true) {
      this.lead(client);
      return true;
    }
    await this.endSilentLeader(client);
    await client.end();
    return false;
  }

  async resign(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private get applicationName(): string {
    return `treebeard leader ${this.name}`;
  }

  private lead(client: pg.Client): void {
    this.client = client;
    const beat = setInterval(() => {
      client.query('select').catch(() => undefined); // a connection that broke says so by its end
    }, BEAT_MS);
    beat.unref();
    client.once('end', () => {
      clearInterval(beat);
      if (this.client === client) this.client = undefined;
    });
  }

  private async endSilentLeader(client: pg.Client): Promise<void> {
    await client.query(
      `select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
       where a.datname = current_database() and a.application_name = $1 and l.locktype = 'advisory' and l.granted
         and a.state = 'idle' and a.state_change < now() - $2 * interval '1 millisecond'`,
      [this.applicationName, LEASE_MS],
    );
  }
}
