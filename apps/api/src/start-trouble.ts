import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';

const CREDENTIALS = /\/\/[^/@\s]*@/g;

/** Says in one line why a program did not start and what to do, without a stack trace or credentials. */
export function startTrouble(thrown: unknown): string {
  return wordsOf(thrown)
    .replaceAll(/\s*\n\s*/g, '; ')
    .replaceAll(CREDENTIALS, '//');
}

function wordsOf(thrown: unknown): string {
  if (thrown instanceof Fault || thrown instanceof DomainError) return thrown.message;
  if (!(thrown instanceof Error)) return String(thrown);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.name;
  const said = thrown.message === '' ? code : thrown.message;
  switch (code) {
    case '28P01':
      return 'The database refuses the password: correct it in DATABASE_URL, or restore treebeard.password in the postgres folder.';
    case '3D000':
      return `The database does not exist: create it, or correct DATABASE_URL (${said}).`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
      return `The database cannot be reached: start it, or correct DATABASE_URL (${said}).`;
    case 'EADDRINUSE':
      return `The port is in use: stop the other program, or set PORT to another (${said}).`;
    default:
      return said;
  }
}
