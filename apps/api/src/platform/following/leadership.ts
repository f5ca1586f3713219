import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 5_000;
const BEAT_MS = 2_000;
const LEASE_MS = 10_000;

/**
 * Elects the one process that runs a set of followers, by an advisory lock on its own connection, which the
 * database releases the moment the process dies. A leader shows a sign of life every two seconds; after ten
 * silent seconds, stopped or frozen, it loses its connection, and the next process that asks becomes leader.
 * The checkpoints' epoch fences off whatever the old leader still does.
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
      options: '-c role=none', // as the login and not as its role, which may not end the login's other connections
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
      client.query('select').catch(() => undefined); // a broken connection emits `end`
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
