import fc from 'fast-check';
import { HOUR_MS, offsetAt } from './index.js';
import { zoneOffset } from './local-parts.js';

describe('offsetAt', () => {
  it('changes at the very instant at which the clock does', () => {
    const spring = Date.parse('2026-03-29T01:00:00Z');
    expect(offsetAt(spring - 1, 'Europe/Helsinki')).toBe(2 * HOUR_MS);
    expect(offsetAt(spring, 'Europe/Helsinki')).toBe(3 * HOUR_MS);
    expect(offsetAt(spring, 'Asia/Kolkata')).toBe(5.5 * HOUR_MS);
  });

  it('says what the time zone database says, whatever the zone and the moment', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Helsinki',
      'America/New_York',
      'America/St_Johns',
      'Asia/Kolkata',
      'Asia/Gaza',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
    );
    const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        expect(offsetAt(instant, zone)).toBe(zoneOffset(instant, zone));
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses a zone nobody knows', () => {
    expect(() => offsetAt(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});
