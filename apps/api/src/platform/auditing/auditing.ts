import { Fault } from '#domain/shared/fault';
import type { TrailTarget } from '#domain/shared/trail';
import type { Stamp } from '../deciding/streams.js';

/** A request or command that was refused. */
export interface Refusal {
  /** `POST /api/v1/usage/uploads`: the route, or the type of a command; nothing personal. */
  readonly commandType: string;
  /** `auth.not-allowed` */
  readonly code: string;
  readonly target: TrailTarget | null;
  /** Where it came from, as far as a network is one caller; kept as a keyed hash only. Null for no request. */
  readonly address: string | null;
}

/** Something sealed for somebody else that was read, an export, or a search of the trail. */
export interface PrivilegedRead {
  readonly target: TrailTarget;
  /** The home whose data it is. */
  readonly householdId?: string;
  /** What of it: field names, or the words of a search. */
  readonly fields: readonly string[];
}

/** Who writes down what the trail must hold although it changes nothing. */
export interface AuditRecorder {
  /** Never throws and is not waited for: a refusal is answered whether or not it could be recorded. */
  refused(refusal: Refusal, stamp: Omit<Stamp, 'commandId'>): void;
  /** Resolves once it stands in the log. */
  viewed(read: PrivilegedRead, stamp: Stamp): Promise<void>;
}

/**
 * Where every part of the program reports refusals and privileged reads. Knows nobody who records them until one
 * context has said that it does.
 */
export class Auditing {
  private recorder: AuditRecorder | undefined;

  recordBy(recorder: AuditRecorder): void {
    this.recorder = recorder;
  }

  /** Reports a refusal. */
  refused(refusal: Refusal, stamp: Omit<Stamp, 'commandId'>): void {
    this.recorder?.refused(refusal, stamp);
  }

  /**
   * Records a privileged read; call it before what was read is handed out. `stamp.reason` says why. Throws
   * `auditing.not-recorded` where nobody records: what nobody could look up later is not shown.
   */
  async viewed(read: PrivilegedRead, stamp: Stamp): Promise<void> {
    if (this.recorder === undefined)
      throw new Fault('auditing.not-recorded', 'Nobody records privileged reads in this program.');
    await this.recorder.viewed(read, stamp);
  }
}
