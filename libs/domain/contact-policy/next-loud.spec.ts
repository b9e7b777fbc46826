import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS, toIso } from '../time/index.js';
import { nextLoud, zoneOf } from './index.js';

const night = { quietHours: { from: 20, to: 8 }, quietDays: [] };
const next = (from: string, zone: string, quiet: Parameters<typeof nextLoud>[2] = night) => {
  const found = nextLoud(Date.parse(from), zone, quiet);
  return found === undefined ? undefined : toIso(found);
};

describe('nextLoud', () => {
  it.each([
    ['an afternoon is loud', '2026-11-23T10:11:12Z', 'Europe/Helsinki', '2026-11-23T10:11:12.000Z'],
    ['the evening waits for eight', '2026-11-23T18:30:00Z', 'Europe/Helsinki', '2026-11-24T06:00:00.000Z'],
    ['so does the small hour', '2026-11-24T01:30:00Z', 'Europe/Helsinki', '2026-11-24T06:00:00.000Z'],
    ['half-hour zones have their own eight', '2026-11-23T20:00:00Z', 'Asia/Kolkata', '2026-11-24T02:30:00.000Z'],
    ['a night that loses an hour', '2026-03-28T20:00:00Z', 'Europe/Helsinki', '2026-03-29T05:00:00.000Z'],
    ['a night that wins an hour', '2026-10-24T20:00:00Z', 'Europe/Helsinki', '2026-10-25T06:00:00.000Z'],
    ['the other coast', '2026-03-08T03:00:00Z', 'America/New_York', '2026-03-08T12:00:00.000Z'],
  ])('%s', (_, from, zone, loud) => {
    expect(next(from, zone)).toBe(loud);
  });

  it('waits for Monday morning where the weekend is quiet, too', () => {
    const quiet = { ...night, quietDays: ['saturday', 'sunday'] as const };
    expect(next('2026-11-20T19:00:00Z', 'Europe/Helsinki', quiet)).toBe('2026-11-23T06:00:00.000Z');
    expect(next('2026-11-20T19:00:00Z', 'Europe/Helsinki', { ...quiet, quietHours: null })).toBe(
      '2026-11-20T19:00:00.000Z',
    );
  });

  it('reads hours that do not pass midnight, and none where both ends are the same', () => {
    const lunch = { quietHours: { from: 12, to: 13 }, quietDays: [] };
    expect(next('2026-11-23T12:30:00Z', 'UTC', lunch)).toBe('2026-11-23T13:00:00.000Z');
    expect(next('2026-11-23T12:30:00Z', 'UTC', { ...lunch, quietHours: { from: 12, to: 12 } })).toBe(
      '2026-11-23T12:30:00.000Z',
    );
  });

  it('finds the very first loud minute, as trying every minute does', () => {
    const zones = fc.constantFrom('Europe/Helsinki', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
    const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / MINUTE_MS, max: Date.UTC(2027, 0, 1) / MINUTE_MS });
    // Half the starts are in the nights in which the clocks change.
    const near = fc
      .tuple(
        fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-04', '2026-10-03'),
        fc.nat(36 * 60),
      )
      .map(([day, minute]) => Date.parse(day) / MINUTE_MS - 720 + minute);
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(fc.oneof(minutes, near), zones, hour, hour, (minute, zone, from, to) => {
        const quiet = { quietHours: { from, to }, quietDays: ['wednesday' as const] };
        const found = nextLoud(minute * MINUTE_MS, zone, quiet) ?? 0;
        for (let tried = minute * MINUTE_MS; tried < found; tried += 10 * MINUTE_MS)
          expect(nextLoud(tried, zone, quiet)).not.toBe(tried);
        expect(nextLoud(found, zone, quiet)).toBe(found);
        expect(found - minute * MINUTE_MS).toBeLessThanOrEqual(49 * HOUR_MS + 24 * HOUR_MS);
      }),
    );
  });

  it('takes the operator’s zone for a contact without one, or with one that nobody knows', () => {
    expect(zoneOf(undefined, 'Europe/Helsinki')).toBe('Europe/Helsinki');
    expect(zoneOf('Mars/Olympus', 'Europe/Helsinki')).toBe('Europe/Helsinki');
    expect(zoneOf('Asia/Kolkata', 'Europe/Helsinki')).toBe('Asia/Kolkata');
  });
});
