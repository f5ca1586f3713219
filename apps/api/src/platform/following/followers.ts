import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { comparePositions } from '../event-store/port/position.js';
import { Leadership } from './leadership.js';
import { LeaseLost, Stepper } from './stepper.js';
import type { CheckpointStore } from '../checkpoints/checkpoint-store.js';
import type { Position } from '../event-store/port/event-store.js';
import type { Follower } from './follower.js';
import type { LogToFollow, Standing } from './stepper.js';
import type pg from 'pg';

/** The parts that a set of followers needs. */
export interface FollowersParts {
  /** Name of the set: processes that run the same set elect one leader. */
  readonly name: string;
  readonly followers: readonly Follower[];
  readonly store: LogToFollow;
  /** Lets events gather before they are handled: so many, or as long. */
  readonly gather?: { readonly events: number; readonly ms: number };
  readonly checkpoints: CheckpointStore;
  /** Runs the transactions, as the application's role. */
  readonly pool: pg.Pool;
  /** Connection string of the application's role, for the leader's own connection. */
  readonly url: string;
  /** Called for every failure; the followers go on by themselves. */
  readonly onTrouble: (error: unknown, subscription: string | undefined) => void;
}

const POLL_MS = 100;
const SEEK_MS = 250;
const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 30_000;

/**
 * Runs followers: reads the log after their checkpoints, gives them pages, and advances the checkpoints in the
 * same transaction. Followers at the same position share one read and one transaction. One that fails is retried
 * alone, with growing pauses, and delays nobody else.
 */
export class Followers {
  private readonly leadership: Leadership;
  private readonly stepper: Stepper;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: FollowersParts) {
    this.leadership = new Leadership(parts.url, parts.name);
    this.stepper = new Stepper(parts);
  }

  /** Starts to follow, or to stand by while another process leads. */
  start(): void {
    this.running ??= this.run();
  }

  /** Stops after the current page. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.leadership.resign();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if (await this.leadership.seek()) await this.lead();
        else await this.rest(SEEK_MS);
      } catch (error) {
        if (!(error instanceof LeaseLost)) this.parts.onTrouble(error, undefined);
        await this.rest(SEEK_MS);
      }
    }
  }

  private async lead(): Promise<void> {
    const { checkpoints, followers, store } = this.parts;
    const owner = `${hostname()}:${String(process.pid)}`;
    const claimed = await checkpoints.claim(
      followers.map(({ name }) => name),
      owner,
    );
    const standings = followers.map((follower): Standing => {
      const found = claimed.find(({ subscription }) => subscription === follower.name);
      if (found === undefined) throw new LeaseLost();
      return { follower, epoch: found.epoch, position: found.position, failures: 0, restsUntilMs: 0 };
    });
    while (!this.stopping.signal.aborted && this.leadership.isLeader) {
      const head = await this.gathered(standings);
      const moved = await this.round(standings, head);
      if (!moved) await store.awaitAfter(head, POLL_MS, this.stopping.signal);
    }
  }

  /** The head, once enough has come after what the first follower has seen. */
  private async gathered(standings: readonly Standing[]): Promise<Position> {
    const { store, gather } = this.parts;
    const [first] = standings;
    let head = await store.head();
    if (gather === undefined || first === undefined || comparePositions(first.position, head) >= 0)
      return head;
    const until = Date.now() + gather.ms;
    while (Date.now() < until && !this.stopping.signal.aborted) {
      const waiting = store.eventsBetween(first.position, head);
      if (waiting !== null && waiting >= gather.events) break;
      await this.rest(POLL_MS);
      head = await store.head();
    }
    return head;
  }

  /** Handles one page for each group of followers at the same position; false if all have reached the head. */
  private async round(standings: readonly Standing[], head: Position): Promise<boolean> {
    const now = Date.now();
    const ready = standings.filter(
      ({ position, restsUntilMs }) => comparePositions(position, head) < 0 && restsUntilMs <= now,
    );
    let moved = false;
    for (const team of teams(ready)) {
      if (this.stopping.signal.aborted) break;
      moved = (await this.attempt(team, head)) || moved;
    }
    return moved;
  }

  private async attempt(team: readonly Standing[], head: Position): Promise<boolean> {
    try {
      await this.stepper.step(team, head);
      for (const standing of team) standing.failures = 0;
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      for (const standing of team) standing.failures += 1;
      const [only] = team;
      if (team.length > 1 || only === undefined) return true; // next round each goes alone
      only.restsUntilMs = Date.now() + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** only.failures);
      this.parts.onTrouble(error, only.follower.name);
      await this.parts.checkpoints.fail(only.follower.name, String(error));
      return false;
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** Groups followers by position; one that failed is alone until it succeeds. */
function teams(ready: readonly Standing[]): readonly (readonly Standing[])[] {
  const alone = ready.filter(({ failures }) => failures > 0).map((one) => [one]);
  const together = new Map<Position, Standing[]>();
  for (const standing of ready) {
    if (standing.failures > 0) continue;
    const team = together.get(standing.position);
    if (team === undefined) together.set(standing.position, [standing]);
    else team.push(standing);
  }
  return [...together.values(), ...alone];
}
