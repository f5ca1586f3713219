import { Fault } from '#domain/shared/fault';

/**
 * SQLSTATEs that say nothing of what was asked (PostgreSQL, appendix A): the connection broke (08), the server may
 * only be read (25006), is full or has too little of something (53), a lock or the time ran out (55P03, 57014), it
 * stops or starts (57P0x), or its disk fails (58030).
 */
const AWAY_SQLSTATE = /^(08...|25006|53...|55P03|57014|57P0[1-5]|58030)$/;
const LOST_SQLSTATE = /^(08...|57P0[1-5])$/;
const AWAY_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** What pg says without a code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error|was closed))/;

/**
 * Whether what pg or a socket threw says that the database cannot do its work just now, so that asking again later
 * may help. A FATAL answer is one that ended the session, whatever its SQLSTATE.
 */
export function isDatabaseAway(thrown: unknown): boolean {
  return isConnectionLost(thrown) || AWAY_SQLSTATE.test(codeOf(thrown));
}

/** Whether the connection itself broke or was never made: on another one the same question may be answered at once. */
export function isConnectionLost(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) return false;
  if ('severity' in thrown && thrown.severity === 'FATAL') return true;
  if (typeof thrown.message === 'string' && AWAY_WORDS.test(thrown.message)) return true;
  return LOST_SQLSTATE.test(codeOf(thrown)) || AWAY_SOCKET.has(codeOf(thrown));
}

/** Whether a part that we need is away, whichever part says so: nothing can be concluded, only asked again later. */
export function isUnavailable(thrown: unknown): boolean {
  return (thrown instanceof Fault && thrown.kind === 'unavailable') || isDatabaseAway(thrown);
}

function codeOf(thrown: unknown): string {
  const known = typeof thrown === 'object' && thrown !== null && 'code' in thrown;
  return known && typeof thrown.code === 'string' ? thrown.code : '';
}
