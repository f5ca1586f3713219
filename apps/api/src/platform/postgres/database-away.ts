import { Fault } from '#domain/shared/fault';

/**
 * SQLSTATEs of trouble with the server and not with the statement (PostgreSQL, appendix A): the connection broke
 * (08), the server is read-only (25006) or out of resources (53), a lock or statement timed out (55P03, 57014),
 * the server is stopping or starting (57P0x), or its disk fails (58030).
 */
const AWAY_SQLSTATE = /^(08...|25006|53...|55P03|57014|57P0[1-5]|58030)$/;
const LOST_SQLSTATE = /^(08...|57P0[1-5])$/;
const AWAY_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** Messages of pg that have no code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error|was closed))/;

/**
 * Whether an error of pg or a socket says that the database cannot work right now, so that a later retry may
 * help. A FATAL answer counts, since it ended the session, whatever its SQLSTATE.
 */
export function isDatabaseAway(thrown: unknown): boolean {
  return isConnectionLost(thrown) || AWAY_SQLSTATE.test(codeOf(thrown));
}

/** Whether the connection broke or was never made: the same statement may succeed at once on another one. */
export function isConnectionLost(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) return false;
  if ('severity' in thrown && thrown.severity === 'FATAL') return true;
  if (typeof thrown.message === 'string' && AWAY_WORDS.test(thrown.message)) return true;
  return LOST_SQLSTATE.test(codeOf(thrown)) || AWAY_SOCKET.has(codeOf(thrown));
}

/** Whether any part that we depend on is away, so that only a later retry can help. */
export function isUnavailable(thrown: unknown): boolean {
  return (thrown instanceof Fault && thrown.kind === 'unavailable') || isDatabaseAway(thrown);
}

function codeOf(thrown: unknown): string {
  const known = typeof thrown === 'object' && thrown !== null && 'code' in thrown;
  return known && typeof thrown.code === 'string' ? thrown.code : '';
}
