/** What may be told of an error: never the query, its parameters, or a text of PostgreSQL, which quotes values of customers. */
export interface SafeError {
  readonly type: string;
  /** PostgreSQL's SQLSTATE or the system's code. */
  readonly code?: string;
  readonly message: string;
  /** Where it was thrown: the lines of the stack without the message above them. */
  readonly stack: string;
}

/** In words, the SQLSTATEs that the data or our statements can cause. Source: PostgreSQL 18 manual, appendix A. */
const MEANINGS: Readonly<Record<string, string>> = {
  '22001': 'text too long',
  '22003': 'number out of range',
  '22007': 'invalid date or time',
  '22008': 'date or time out of range',
  '22012': 'division by zero',
  '22021': 'character that cannot be stored',
  '22P02': 'invalid text for the type',
  '22P05': 'character that cannot be stored',
  '23502': 'value missing',
  '23503': 'reference to a row that is missing',
  '23505': 'value that must be unique',
  '23514': 'check failed',
  '40001': 'rival transaction',
  '40P01': 'deadlock',
  '42501': 'right missing',
  '42703': 'column missing',
  '42P01': 'table missing',
  '57014': 'statement took too long',
};
/** Five characters, none of which is the E that the system's own codes, such as EPIPE, begin with. */
const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/;

/** What a log may hold of an error. */
export function describeError(error: unknown): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: errorText(error), stack: '' };
  const code = sqlStateOf(error) ?? textOf(error, 'code');
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    ...(code === undefined ? {} : { code }),
    message: errorText(error),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}

/** One sentence on an error without values of the data, for logs and for the reasons of dead letters. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : `a thrown ${typeof error}`;
  const state = sqlStateOf(error);
  if (state !== undefined) {
    const meaning = MEANINGS[state];
    return `PostgreSQL error ${state}${meaning === undefined ? '' : ` (${meaning})`}`;
  }
  // TypeORM repeats the driver's words, which without an SQLSTATE are about the connection.
  return error.message;
}

/** Whether PostgreSQL reported the error, so that its text may quote values. */
export function isFromPostgres(error: unknown): boolean {
  return sqlStateOf(error) !== undefined;
}

/** The log's serialiser for `err`: pino hands over the error, or its own copy of it with the error as `raw`. */
export function serializeError(value: unknown): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('raw' in value && value.raw instanceof Error) return describeError(value.raw);
  return Object.fromEntries(Object.entries(value).filter(([name]) => KEPT.has(name)));
}

const KEPT: ReadonlySet<string> = new Set(['type', 'code', 'message', 'stack'] satisfies (keyof SafeError)[]);

/** The SQLSTATE of the error or of one that it wraps, as TypeORM and `cause` do. */
function sqlStateOf(error: unknown, seen: readonly unknown[] = []): string | undefined {
  if (!(error instanceof Error) || seen.includes(error)) return undefined;
  const code = textOf(error, 'code');
  if (code !== undefined && SQLSTATE.test(code)) return code;
  return sqlStateOf('driverError' in error ? error.driverError : error.cause, [...seen, error]);
}

function textOf(error: object, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
