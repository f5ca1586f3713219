import { z } from 'zod';
import type { Platform } from '../platform.js';
import { inTime } from './in-time.js';
import { proofHealth, ProofHealthView } from './proof-health.js';

const State = z.enum(['up', 'slow', 'down', 'off']);

/** The state of every part that a running installation depends on. */
export const HealthView = z.object({
  state: z.enum(['up', 'degraded', 'down']),
  version: z.string(),
  uptimeS: z.number(),
  database: z.object({ state: State, ms: z.number().nullable() }),
  log: z.object({ state: State, position: z.string().nullable() }),
  followers: z.object({
    state: State,
    lag: z.array(
      z.object({
        name: z.string(),
        behind: z.number().nullable(),
        behindS: z.number(),
        failure: z.string().nullable(),
      }),
    ),
  }),
  queues: z.object({
    state: State,
    depths: z.array(
      z.object({
        queue: z.string(),
        waiting: z.number(),
        active: z.number(),
        delayed: z.number(),
        failed: z.number(),
      }),
    ),
  }),
  proof: ProofHealthView,
  claude: z.object({ state: State, reason: z.string() }),
});
export type HealthView = z.infer<typeof HealthView>;

/** The public summary. */
export const HealthSummaryView = HealthView.pick({ state: true, version: true });
export type HealthSummaryView = z.infer<typeof HealthSummaryView>;

/** The answer to restart and load-balancer probes. */
export const AliveView = z.object({ state: z.enum(['up', 'down']) });
export type AliveView = z.infer<typeof AliveView>;

/** State of Claude's client. */
export interface ClaudeHealth {
  health(): { readonly state: 'up' | 'down' | 'off'; readonly reason: string };
}

const FOLLOWERS_SLOW_FROM_S = 30;

/** Checks every part; one that does not answer within two seconds counts as down. Never throws. */
export async function healthOf(
  platform: Platform,
  claude: ClaudeHealth,
  version: string,
): Promise<HealthView> {
  const [database, log, followers, queues, proof] = await Promise.all([
    databaseHealth(platform),
    logHealth(platform),
    followersHealth(platform),
    queuesHealth(platform),
    proofHealth(platform),
  ]);
  const needed = [database.state, log.state];
  const useful = [followers.state, queues.state, proof.state];
  const isFine = (one: string): boolean => one === 'up' || one === 'off';
  const state = needed.includes('down') ? 'down' : useful.every(isFine) ? 'up' : 'degraded';
  return {
    state,
    version,
    uptimeS: Math.round(process.uptime()),
    database,
    log,
    followers,
    queues,
    proof,
    claude: claude.health(),
  };
}

/** A test write; the sweep of unneeded bytes removes it. */
const PROBE = `insert into blobs.pieces (blob_id, piece, bytes) values ('health', 0, '')
  on conflict (blob_id, piece) do update set stored_at = now()`;

async function databaseHealth({ pool }: Platform): Promise<HealthView['database']> {
  const started = performance.now();
  try {
    // Checks with a write, since a full disk or a read-only standby still answers reads.
    await inTime(pool.query(PROBE));
    return { state: 'up', ms: Math.round(performance.now() - started) };
  } catch {
    return { state: 'down', ms: null };
  }
}

async function logHealth({ store }: Platform): Promise<HealthView['log']> {
  try {
    return { state: 'up', position: await inTime(store.head()) };
  } catch {
    return { state: 'down', position: null };
  }
}

async function followersHealth({ progress }: Platform): Promise<HealthView['followers']> {
  try {
    const lag = (await inTime(progress.followerLag())).map(
      ({ subscription: name, behind, behindS, failure }) => ({
        name,
        behind,
        behindS,
        // The error itself, which may quote data, is only in the log.
        failure: failure === null ? null : 'stopped by an error; see the log',
      }),
    );
    const failed = lag.some(({ failure }) => failure !== null);
    return {
      state: failed ? 'down' : lag.some(({ behindS }) => behindS > FOLLOWERS_SLOW_FROM_S) ? 'slow' : 'up',
      lag,
    };
  } catch {
    return { state: 'down', lag: [] };
  }
}

async function queuesHealth({ jobs }: Platform): Promise<HealthView['queues']> {
  try {
    return { state: 'up', depths: (await inTime(jobs.depths())).map((depth) => ({ ...depth })) };
  } catch {
    return { state: 'down', depths: [] };
  }
}
