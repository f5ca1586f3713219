import type { Outcome, TrailTarget, TrailWords } from '#domain/shared/trail';
import { whoDid } from '#domain/shared/trail';
import type { Projection } from '#projections/shared/projection';
import { put } from '#projections/shared/projection';

/** One event, as the trail tells it; its position is the key. */
export type AuditEntryRow = {
  /** ISO 8601 UTC. */
  readonly recordedAt: string;
  readonly eventId: string;
  readonly type: string;
  readonly category: string;
  readonly action: string;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly actorId: string;
  readonly actorKind: string;
  readonly role: string;
  readonly sessionId: string | null;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly householdId: string | null;
  readonly correlationId: string;
  readonly causationId: string;
  readonly reason: string | null;
  readonly summary: string;
  /** The words of summary and reason, each once. */
  readonly words: string;
};

type AnyEvent = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

/** The table of the trail, for whoever searches it. */
export const AUDIT_ENTRY_TABLE = 'trust_audit_entry';
/** Name of the read model. */
export const AUDIT_ENTRY = 'trust.audit-entry.v1';

/** The trail: an entry for each event that there are words for. Words that change need a new name. */
export function auditEntryProjection(words: TrailWords): Projection<AuditEntryRow, AnyEvent> {
  return {
    name: AUDIT_ENTRY,
    table: AUDIT_ENTRY_TABLE,
    entries: {
      partition: 500_000,
      columns: {
        recordedAt: 'timestamp',
        ...texts('eventId', 'type', 'category', 'action', 'outcome', 'code', 'actorId', 'actorKind', 'role'),
        ...texts('sessionId', 'targetType', 'targetId', 'householdId', 'correlationId', 'causationId'),
        ...texts('reason', 'summary'),
        words: 'words',
      },
      indexed: ['actorId', 'type', 'householdId', 'targetId', 'correlationId'],
      rare: { role: ['guest', 'consumer', 'system'], outcome: ['done'] },
    },
    handles: Object.keys(words),
    project(event) {
      const rule = words[event.type];
      if (rule === undefined) return [];
      const { id, data, metadata, type, position } = event;
      const { actor, role, sessionId, reason, correlationId, causationId, recordedAt } = metadata;
      const target = targetOf(rule.target, data);
      const summary = `${whoDid(role)} ${rule.says(data)}.`;
      return put(position, {
        ...{ recordedAt, eventId: id, type, category: rule.category, action: rule.action },
        ...{ outcome: rule.outcome ?? 'done', code: textIn(data, rule.code) },
        ...{ actorId: actor.id, actorKind: actor.kind, role, sessionId: sessionId ?? null },
        ...{ targetType: target?.type ?? null, targetId: target?.id ?? null },
        householdId: textIn(data, rule.household),
        ...{ correlationId, causationId, reason: reason ?? null, summary },
        words: wordsIn(`${summary} ${reason ?? ''}`).join(' '),
      });
    },
  };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** The beginning of a word that is kept. */
const BEGINNING = /^.{1,60}/u;

/** The words of a text as the trail is searched by them: letters and digits in lower case, each once, no ids. */
export function wordsIn(text: string): readonly string[] {
  const found =
    text
      .replace(UUID, ' ')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found.map((word) => BEGINNING.exec(word)?.[0] ?? word))];
}

function targetOf(
  target: TrailWords[string]['target'],
  data: Readonly<Record<string, unknown>>,
): TrailTarget | null {
  if (target === null || typeof target === 'function') return target?.(data) ?? null;
  const id = textIn(data, target.field);
  return id === null ? null : { type: target.type, id };
}

function textIn(data: Readonly<Record<string, unknown>>, field: string | undefined): string | null {
  const value = field === undefined ? undefined : data[field];
  return typeof value === 'string' ? value : null;
}

function texts<Field extends string>(...fields: readonly Field[]): Record<Field, 'text'> {
  return Object.fromEntries(fields.map((field) => [field, 'text'])) as Record<Field, 'text'>; // of the same fields
}
