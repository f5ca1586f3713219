import { randomUUID } from 'node:crypto';
import type { OnModuleDestroy } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import type { AuditRecorder, PrivilegedRead, Refusal } from '#api/platform/auditing/auditing';
import { Auditing } from '#api/platform/auditing/auditing';
import { DayHash } from '#api/platform/auditing/day-hash';
import type { Repeated } from '#api/platform/contexts/repeat';
import { repeat } from '#api/platform/contexts/repeat';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { AuditCommand } from '#domain/trust/audit/audit.commands';
import { auditNote } from '#domain/trust/audit/audit.decider';
import type { Counted } from './flood-gate.js';
import { FloodGate } from './flood-gate.js';

const COUNT_EVERY_MS = 60_000;
const LONGEST_FIELD = 300;
const MOST_FIELDS = 50;

/** Writes refusals and privileged reads into the log, each in a stream of its own. */
@Injectable()
export class LogAuditRecorder implements AuditRecorder, OnModuleDestroy {
  private readonly log = new Logger(LogAuditRecorder.name);
  private readonly gate = new FloodGate();
  private readonly pending = new Set<Promise<void>>();
  private readonly counting: Repeated;

  constructor(
    auditing: Auditing,
    private readonly streams: Streams,
    private readonly hash: DayHash,
  ) {
    auditing.recordBy(this);
    this.counting = repeat(
      COUNT_EVERY_MS,
      () => this.writeCounts(this.gate.take()),
      (error) => {
        this.log.error(error);
      },
    );
  }

  /** An entry of a refusal; the flood gate bounds how many are on their way. */
  refused(refusal: Refusal, stamp: Omit<Stamp, 'commandId'>): void {
    const { commandType, code, address } = refusal;
    const caller = stamp.sessionId ?? address ?? stamp.actor.id;
    if (!this.gate.tellsAlone(caller, { commandType, code })) return;
    const written = this.writeRefusal(refusal, stamp)
      .catch((error: unknown) => {
        this.log.error(error);
      })
      .finally(() => this.pending.delete(written));
    this.pending.add(written);
  }

  async viewed({ target, householdId, fields }: PrivilegedRead, stamp: Stamp): Promise<void> {
    const viewId = randomUUID();
    const shown = fields.slice(0, MOST_FIELDS).map((field) => field.slice(0, LONGEST_FIELD));
    const of = { target, householdId: householdId ?? null, fields: shown };
    const what = { viewId, ...of, reason: stamp.reason ?? null };
    await this.note(`trust.view-${viewId}`, { kind: 'note-view', ...what }, { ...stamp, commandId: viewId });
  }

  /** Waits for entries on their way, and writes the counts of the running minute. */
  async onModuleDestroy(): Promise<void> {
    await this.counting.close();
    await Promise.all(this.pending);
    await this.writeCounts(this.gate.take(true)).catch((error: unknown) => {
      this.log.error(error);
    });
  }

  private async writeRefusal(
    { commandType, code, target, address }: Refusal,
    stamp: Omit<Stamp, 'commandId'>,
  ): Promise<void> {
    const refusalId = randomUUID();
    const client = address === null ? null : await this.hash.of(address);
    const what = { refusalId, commandType, code, target, client };
    await this.note(
      `trust.refusal-${refusalId}`,
      { kind: 'note-refusal', ...what },
      { ...stamp, commandId: refusalId },
    );
  }

  private async writeCounts(counted: readonly Counted[]): Promise<void> {
    for (const { commandType, code, times, sinceMs, untilMs } of counted) {
      const countId = randomUUID();
      const [since, until] = [new Date(sinceMs).toISOString(), new Date(untilMs).toISOString()];
      await this.note(
        `trust.refusal-${countId}`,
        { kind: 'count-refusals', countId, commandType, code, times, since, until },
        { ...systemStamp('flood-gate', undefined), commandId: countId },
      );
    }
  }

  private async note(streamId: string, command: AuditCommand, stamp: Stamp): Promise<void> {
    await this.streams.decide(auditNote, streamId, command, stamp);
  }
}
