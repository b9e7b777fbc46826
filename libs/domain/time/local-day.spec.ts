import { localDay } from './index.js';

const at = (text: string): number => Date.parse(text);

describe('localDay', () => {
  it('names the day the zone lives in, not the one of UTC', () => {
    expect(localDay(at('2026-11-22T21:59:59.999Z'), 'Europe/Helsinki')).toBe('2026-11-22');
    expect(localDay(at('2026-11-22T22:00:00Z'), 'Europe/Helsinki')).toBe('2026-11-23');
    expect(localDay(at('2026-11-22T22:00:00Z'), 'America/New_York')).toBe('2026-11-22');
  });

  it('keeps midnight in its own day', () => {
    expect(localDay(at('2026-01-01T00:00:00Z'), 'UTC')).toBe('2026-01-01');
  });

  it('follows summer time', () => {
    expect(localDay(at('2026-07-01T21:00:00Z'), 'Europe/Helsinki')).toBe('2026-07-02');
    expect(localDay(at('2026-12-01T21:00:00Z'), 'Europe/Helsinki')).toBe('2026-12-01');
  });

  it('refuses a zone nobody knows', () => {
    expect(() => localDay(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});
