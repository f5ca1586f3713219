import pg from 'pg';

/**
 * Being the one process that runs a set of followers: an advisory lock on a connection of its own, which the
 * database takes back the moment the process dies. What a stalled former leader might still do is fenced off
 * by the epoch of the checkpoints.
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
      application_name: `treebeard leader ${this.name}`,
      keepAlive: true,
    });
    client.on('error', () => undefined); // `end` follows
    client.once('end', () => (this.client = undefined));
    await client.connect();
    const { rows } = await client.query<{ leads: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as leads',
      [`followers ${this.name}`],
    );
    if (rows[0]?.leads === true) {
      this.client = client;
      return true;
    }
    await client.end();
    return false;
  }

  async resign(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}
