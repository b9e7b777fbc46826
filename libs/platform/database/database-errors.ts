/**
 * SQLSTATE classes that say something about the database and nothing about the record: connection lost (08), out of resources (53),
 * shutting down or an operator's intervention (57), system error (58), rolled back by a rival (40), a lock not to be had (55),
 * and objects or rights that a deployment has yet to bring (42, 28, 3D, 3F).
 * Source: PostgreSQL 18 manual, appendix A.
 */
const RETRIED_CLASSES = new Set(['08', '53', '57', '58', '40', '55', '42', '28', '3D', '3F']);
const AWAY_CLASSES = new Set(['08', '53', '57', '58']);
const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const AWAY_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'connection error and is not queryable',
  'is not established with',
];

/** Whether trying the same again later can succeed, because the fault lies with the database and not with the data. */
export function isWorthRetrying(error: unknown): boolean {
  return matches(error, RETRIED_CLASSES);
}

/** Whether the database cannot be reached or is shutting down. */
export function isDatabaseAway(error: unknown): boolean {
  return matches(error, AWAY_CLASSES);
}

function matches(error: unknown, classes: ReadonlySet<string>): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NETWORK_CODES.has(code) || (code.length === 5 && classes.has(code.slice(0, 2)))) return true;
  if (AWAY_MESSAGES.some((message) => error.message.includes(message))) return true;
  const inner = 'driverError' in error ? error.driverError : error.cause;
  return inner !== undefined && inner !== error && matches(inner, classes);
}
