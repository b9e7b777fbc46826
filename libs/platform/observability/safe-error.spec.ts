import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { QueryFailedError } from 'typeorm';
import { errorText, loggerSettings } from './index.js';

const SECRET = 'anna@example.org';
const refused = (): QueryFailedError =>
  new QueryFailedError(
    'insert into contact values ($1)',
    [SECRET],
    Object.assign(new Error(`invalid input syntax: "${SECRET}"\nsecond line ${SECRET}`), {
      code: '22P02',
      detail: `Failing row contains (${SECRET})`,
    }),
  );

function logged(error: unknown): string {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const { pinoHttp: options } = loggerSettings('scoring', 'info');
  if (!options || Array.isArray(options) || 'write' in options) throw new Error('The logger takes options.');
  pinoHttp(options, stream).logger.error({ err: error }, 'It failed');
  return lines.join('');
}

describe('what is told of an error', () => {
  it('holds neither the query, nor its parameters, nor what PostgreSQL quotes', () => {
    const line = logged(refused());
    for (const part of [SECRET, 'parameters', 'insert into', 'detail']) expect(line).not.toContain(part);
    expect(JSON.parse(line)).toMatchObject({
      err: { type: 'QueryFailedError', code: '22P02', message: 'PostgreSQL error 22P02 (invalid text for the type)' },
    });
    expect(line).toContain('safe-error.spec');
  });

  it('does not tell them of an error that wraps another either', () => {
    expect(logged(new Error(`storing failed: ${SECRET}`, { cause: refused() }))).not.toContain(SECRET);
  });

  it('keeps the words and the code of other errors', () => {
    expect(JSON.parse(logged(Object.assign(new TypeError('write failed'), { code: 'EPIPE' })))).toMatchObject({
      err: { type: 'TypeError', code: 'EPIPE', message: 'write failed' },
    });
    expect(errorText('stopped')).toBe('stopped');
  });

  it('knows states without words for them', () => {
    expect(errorText(Object.assign(new Error(SECRET), { code: 'XX000' }))).toBe('PostgreSQL error XX000');
  });
});
