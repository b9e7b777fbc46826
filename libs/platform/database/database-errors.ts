/**
 * SQLSTATE classes (two characters) and codes (five) that say something about the database and nothing about the record: connection
 * lost (08), out of resources (53), shutting down, starting or ended by an operator (57P01 to 57P05), system error (58), a standby that
 * takes no writes, as after a failover (25006). A statement that took too long (57014) is not among them: a smaller part may succeed.
 * Source: PostgreSQL 18 manual, appendix A.
 */
const AWAY = new Set(['08', '53', '57P01', '57P02', '57P03', '57P04', '57P05', '58', '25006']);
/**
 * The same, while the database answers: rolled back by a rival (40), a lock not to be had (55), a transaction that lasted or idled too
 * long (25P03, 25P04), and objects or rights that a deployment has yet to bring: a table, a column, a right, a role, a database, a
 * schema. The rest of class 42 is a mistake in our SQL, which time does not mend.
 */
const DEPLOYED_LATER = ['42P01', '42703', '42501', '28', '3D000', '3F000'];
const PASSING = new Set([...AWAY, '40', '55', '25P03', '25P04', ...DEPLOYED_LATER]);
/** Text that PostgreSQL cannot hold: a NUL, as a parameter or escaped in jsonb. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
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
  return isUnreachable(error) || hasState(error, PASSING);
}

/** Whether the database cannot be reached, is shutting down or takes no writes. */
export function isDatabaseAway(error: unknown): boolean {
  return isUnreachable(error) || hasState(error, AWAY);
}

/** Whether a value held a character that the database cannot keep: the fault of whoever sent it. */
export function isUnstorableText(error: unknown): boolean {
  return hasState(error, UNSTORABLE_TEXT);
}

function isUnreachable(error: unknown): boolean {
  return chain(error).some(
    (one) => NETWORK_CODES.has(codeOf(one)) || AWAY_MESSAGES.some((message) => one.message.includes(message)),
  );
}

function hasState(error: unknown, states: ReadonlySet<string>): boolean {
  return chain(error).some((one) => {
    const code = codeOf(one);
    return code.length === 5 && (states.has(code) || states.has(code.slice(0, 2)));
  });
}

/** The error and those it wraps, as TypeORM and `cause` do. */
function chain(error: unknown, seen: readonly Error[] = []): readonly Error[] {
  if (!(error instanceof Error) || seen.includes(error)) return seen;
  return chain('driverError' in error ? error.driverError : error.cause, [...seen, error]);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
