import { createHash } from 'node:crypto';

const DAYS = 180;
const ENDS_MS = Date.parse('2026-11-30T12:00:00Z');
const HOMES = 50_000;
const PLANS = 5_000;

/** A made-up UUID, the same for the same name. */
export function idOf(name: string): string {
  const hex = createHash('md5').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The home, and so the guest, of the event at a position: whoever is busy now, one in four of long ago. */
export function homeAt(position: number): number {
  const busy = Math.floor(position / 100);
  return position % 4 === 0 ? (position * 7919) % HOMES : busy % HOMES;
}

/** Events of three roles as an installation has them, from a position on. */
export function entryEvents(from: number, count: number, all: number) {
  return Array.from({ length: count }, (_, n) => event(from + n, all));
}

function event(position: number, all: number) {
  const home = homeAt(position);
  const householdId = idOf(`home ${String(home)}`);
  const uploadId = idOf(`upload ${String(position >> 4)}`);
  const recommendationId = idOf(`recommendation ${String(position >> 5)}`);
  const ids = { householdId, uploadId, recommendationId };
  const { type, data, role } = whatHappened(position, ids);
  const id = idOf(`event ${String(position)}`);
  const actorId = role === 'guest' ? idOf(`guest ${String(home)}`) : `${role}-${String(position % 20)}`;
  return {
    ...{ id, type, streamId: `x-${uploadId}`, position: String(position) },
    data: { ...ids, ...data },
    metadata: {
      actor: { id: actorId, kind: role === 'guest' ? 'guest' : role === 'system' ? 'system' : 'account' },
      ...{
        role,
        sessionId: idOf(`session ${String(home)}`),
        causationId: idOf(`event ${String(position - 1)}`),
      },
      ...(role === 'admin'
        ? { reason: `${['July', 'August', 'autumn'][position % 3] ?? ''} list ${String(position)}` }
        : {}),
      correlationId: idOf(`request ${String(position >> 3)}`),
      recordedAt: new Date(ENDS_MS - DAYS * 86_400_000 * (1 - position / all)).toISOString(),
    },
  };
}

function whatHappened(position: number, ids: { readonly householdId: string }) {
  const step = (position * 2_654_435_761) % 10_000;
  if (step < 3)
    return { role: 'admin', type: 'energy.plan-published.v1', data: { planId: planAt(position) } };
  if (step < 10) {
    const target = { type: 'household', id: ids.householdId };
    return { role: 'auditor', type: 'trust.record-viewed.v1', data: { target, fields: ['body'] } };
  }
  if (step < 100) {
    const commandType = 'POST /api/v1/usage/uploads';
    return {
      role: 'guest',
      type: 'trust.command-refused.v1',
      data: { commandType, code: 'usage.unreadable', target: null },
    };
  }
  if (step < 1_500) {
    const planId = planAt(position);
    return {
      role: 'system',
      type: 'energy.plan-edition-recorded.v1',
      data: { plan: { planId, name: planId, retailer: 'Oak Power' } },
    };
  }
  const usual = USUAL[position % USUAL.length] ?? USUAL[0];
  return usual;
}

function planAt(position: number): string {
  return `plan-${String((position * 31) % PLANS)}`;
}

const files = [{ name: 'x', bytes: 120_000 }];
const USUAL = [
  { role: 'guest', type: 'energy.household-opened.v1', data: {} },
  { role: 'guest', type: 'energy.household-place-set.v1', data: {} },
  { role: 'guest', type: 'energy.usage-uploaded.v1', data: { origin: 'file', files } },
  { role: 'system', type: 'energy.usage-series-recorded.v1', data: { part: 1, parts: 2 } },
  { role: 'system', type: 'energy.usage-imported.v1', data: {} },
  { role: 'guest', type: 'energy.preferences-set.v1', data: {} },
  { role: 'system', type: 'energy.scoring-run-completed.v1', data: { engineVersion: 'scoring-7' } },
  { role: 'guest', type: 'energy.recommendation-issued.v1', data: {} },
  {
    role: 'system',
    type: 'energy.explanation-published.v1',
    data: { source: 'claude', model: 'claude-haiku-5-5' },
  },
] as const;
