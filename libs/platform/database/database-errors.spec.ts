import { isDatabaseAway, isUnstorableText, isWorthRetrying } from './index.js';
import { RivalWrite } from './rival-write.js';

const withCode = (code: string): Error => Object.assign(new Error('failed'), { code });

describe('what an error says about the database', () => {
  it.each([
    ['a connection that broke', '08006'],
    ['too many connections', '53300'],
    ['a server that is shutting down', '57P01'],
    ['a standby that takes no writes', '25006'],
    ['a refused connection', 'ECONNREFUSED'],
    ['a name that does not resolve', 'ENOTFOUND'],
  ])('is away for %s, so it is worth trying again', (_what, code) => {
    expect(isDatabaseAway(withCode(code))).toBe(true);
    expect(isWorthRetrying(withCode(code))).toBe(true);
  });

  it.each([
    ['a deadlock', '40P01'],
    ['a failed serialisation', '40001'],
    ['a lock not to be had', '55P03'],
    ['a transaction that idled too long', '25P03'],
    ['a column that a deployment has yet to bring', '42703'],
    ['a right that a deployment has yet to bring', '42501'],
    ['a schema that a deployment has yet to bring', '3F000'],
  ])('answers, and may answer otherwise next time, for %s', (_what, code) => {
    expect(isDatabaseAway(withCode(code))).toBe(false);
    expect(isWorthRetrying(withCode(code))).toBe(true);
  });

  it.each([
    ['a number out of range', '22003'],
    ['a constraint', '23514'],
    ['a NUL in a text', '22021'],
    ['a transaction that had failed before', '25P02'],
    ['a mistake in our SQL', '42601'],
    ['a function that takes other arguments', '42883'],
    ['a statement that took too long, of which a part may not', '57014'],
    ['a file that is missing', 'ENOENT'],
  ])('refuses the record for %s: trying again would help nobody', (_what, code) => {
    expect(isWorthRetrying(withCode(code))).toBe(false);
  });

  it('looks into what an error wraps, also when it wraps itself', () => {
    expect(isWorthRetrying(Object.assign(new Error('query failed'), { driverError: withCode('40P01') }))).toBe(true);
    expect(
      isDatabaseAway(new Error('store failed', { cause: new Error('query failed', { cause: withCode('57P01') }) })),
    ).toBe(true);
    const ring = new Error('ring');
    ring.cause = new Error('round', { cause: ring });
    expect(isWorthRetrying(ring)).toBe(false);
    expect(isWorthRetrying('57P01')).toBe(false);
  });

  it('knows the driver’s own words for a lost connection', () => {
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('tells text that cannot be stored from other bad values', () => {
    expect(isUnstorableText(withCode('22021'))).toBe(true);
    expect(isUnstorableText(withCode('22003'))).toBe(false);
  });

  it('is worth trying again after a rival wrote the same new rows', () => {
    expect(isWorthRetrying(new RivalWrite('cases'))).toBe(true);
    expect(isDatabaseAway(new RivalWrite('cases'))).toBe(false);
  });
});
