import fc from 'fast-check';
import { DAY_MS, HOUR_MS, localDay, localInstants, MINUTE_MS, toIso } from './index.js';
import { zoneOffset } from './local-parts.js';

const read = (wall: string, zone = 'Europe/Helsinki') => localInstants(Date.parse(`${wall}Z`), zone).map(toIso);

describe('localInstants', () => {
  it('finds the one instant of an ordinary hour, in winter and in summer', () => {
    expect(read('2026-11-22T19:41:10')).toEqual(['2026-11-22T17:41:10.000Z']);
    expect(read('2026-07-22T19:41:10.250')).toEqual(['2026-07-22T16:41:10.250Z']);
  });

  it('finds none in the spring gap, and the first moment after it', () => {
    expect(read('2026-03-29T03:30:00')).toEqual([]);
    expect(read('2026-03-29T02:59:59')).toEqual(['2026-03-29T00:59:59.000Z']);
    expect(read('2026-03-29T04:00:00')).toEqual(['2026-03-29T01:00:00.000Z']);
  });

  it('finds both of the autumn overlap, the earlier first', () => {
    expect(read('2026-10-25T03:30:00')).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']);
    expect(read('2026-10-25T04:00:00')).toEqual(['2026-10-25T02:00:00.000Z']);
  });

  it('knows zones that change by half an hour, or that have no summer time', () => {
    expect(read('2026-04-05T01:45:00', 'Australia/Lord_Howe')).toHaveLength(2);
    expect(read('2026-10-25T03:30:00', 'UTC')).toEqual(['2026-10-25T03:30:00.000Z']);
    expect(read('2026-10-25T03:30:00', 'Africa/Johannesburg')).toHaveLength(1);
  });

  const zones = fc.constantFrom(
    'UTC',
    'Europe/Helsinki',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'Pacific/Chatham',
  );
  const wallClocks = fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2099, 0, 1) });

  it('gives only instants at which the clock shows that time', () => {
    fc.assert(
      fc.property(wallClocks, zones, (wall, zone) => {
        const found = localInstants(wall, zone);
        expect(found.length).toBeLessThanOrEqual(2);
        for (const instant of found) expect(instant + zoneOffset(instant, zone)).toBe(wall);
        expect([...found].sort((one, other) => one - other)).toEqual(found);
      }),
    );
  });

  it('leaves out no instant: every moment is among those of what its clock shows', () => {
    fc.assert(
      fc.property(wallClocks, zones, (instant, zone) => {
        expect(localInstants(instant + zoneOffset(instant, zone), zone)).toContain(instant);
      }),
    );
  });

  it('loses as much of a year in spring as it doubles in autumn', () => {
    let missing = 0;
    let doubled = 0;
    for (let wall = Date.UTC(2026, 0, 2); wall < Date.UTC(2026, 11, 30); wall += 15 * MINUTE_MS) {
      const found = localInstants(wall, 'Europe/Helsinki').length;
      if (found === 0) missing += 15 * MINUTE_MS;
      if (found === 2) doubled += 15 * MINUTE_MS;
    }
    expect([missing, doubled]).toEqual([HOUR_MS, HOUR_MS]);
    expect(localDay(Date.UTC(2026, 0, 2) + DAY_MS, 'UTC')).toBe('2026-01-03');
  });

  it('refuses a zone nobody knows', () => {
    expect(() => localInstants(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});
