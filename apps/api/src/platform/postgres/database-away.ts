/** SQLSTATEs of a connection that broke and of a server that stops, starts or is full (PostgreSQL, appendix A). */
const AWAY_SQLSTATE = /^(08...|57P0[1-5]|53300)$/;
const AWAY_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** What pg says without a code. */
const AWAY_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired)/;

/**
 * Whether what pg or a socket threw says that the database cannot be reached just now, so that asking again
 * later may help. A FATAL answer is one that ended the session, whatever its SQLSTATE.
 */
export function isDatabaseAway(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) return false;
  if ('severity' in thrown && thrown.severity === 'FATAL') return true;
  if (typeof thrown.message === 'string' && AWAY_WORDS.test(thrown.message)) return true;
  if (!('code' in thrown) || typeof thrown.code !== 'string') return false;
  return AWAY_SQLSTATE.test(thrown.code) || AWAY_SOCKET.has(thrown.code);
}
