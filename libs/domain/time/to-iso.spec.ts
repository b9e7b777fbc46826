import { toIso } from './index.js';

describe('toIso', () => {
  it('writes UTC with milliseconds', () => {
    expect(toIso(0)).toBe('1970-01-01T00:00:00.000Z');
  });

  it('refuses what is no time', () => {
    expect(() => toIso(Number.NaN)).toThrow(RangeError);
  });
});
