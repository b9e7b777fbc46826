import { readRootCause } from './read-root-cause.js';

describe('the root cause of a case', () => {
  it('is kept as written', () => {
    expect(readRootCause('wrongTariff')).toBe('wrongTariff');
  });

  it('holds no personal data and nothing that cannot be stored', () => {
    expect(readRootCause('call 040 123 4567 or a@b.fi\0')).toBe('call [phone] or [email]');
    expect(readRootCause('cut \ud800 here')).toBe('cut \ufffd here');
  });

  it('is none when blank', () => {
    expect([readRootCause(' \0'), readRootCause(null), readRootCause(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is refused, not cut, when hiding makes it too long', () => {
    expect(() => readRootCause('a@b.c '.repeat(42))).toThrow();
  });
});
