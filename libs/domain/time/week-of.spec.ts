import fc from 'fast-check';
import { DAY_MS, HOUR_MS, localDay, weekOf } from './index.js';

const at = (text: string): number => Date.parse(text);

describe('weekOf', () => {
  it('gives the week of the vocabulary its name and bounds', () => {
    expect(weekOf(at('2026-11-18T12:00:00Z'), 'Europe/Helsinki')).toEqual({
      id: '2026-W47',
      start: at('2026-11-15T22:00:00Z'),
      end: at('2026-11-22T22:00:00Z'),
    });
  });

  // ISO 8601: 2027-01-03 is a Sunday of 2026-W53; 2024-12-30 is the Monday of 2025-W01.
  it.each([
    ['2027-01-03T12:00:00Z', '2026-W53'],
    ['2027-01-04T12:00:00Z', '2027-W01'],
    ['2024-12-30T12:00:00Z', '2025-W01'],
    ['2021-01-01T12:00:00Z', '2020-W53'],
  ])('counts the weeks of the turn of the year: %s is in %s', (instant, id) => {
    expect(weekOf(at(instant), 'UTC').id).toBe(id);
  });

  it('has 167 hours when the clock goes forward and 169 when it goes back', () => {
    const spring = weekOf(at('2026-03-29T12:00:00Z'), 'Europe/Helsinki');
    const autumn = weekOf(at('2026-10-25T12:00:00Z'), 'Europe/Helsinki');
    expect((spring.end - spring.start) / HOUR_MS).toBe(167);
    expect((autumn.end - autumn.start) / HOUR_MS).toBe(169);
  });

  it('holds the instant, begins on a Monday at the day’s first instant and ends where the next begins', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Helsinki', 'America/New_York', 'Asia/Kathmandu', 'Asia/Beirut');
    fc.assert(
      fc.property(
        fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z') }),
        zones,
        (t, zone) => {
          const week = weekOf(t, zone);
          expect(week.start <= t && t < week.end).toBe(true);
          expect(new Date(localDay(week.start, zone)).getUTCDay()).toBe(1);
          expect(localDay(week.start - 1, zone)).not.toBe(localDay(week.start, zone));
          expect(weekOf(week.end, zone).start).toBe(week.end);
          expect(Math.abs(week.end - week.start - 7 * DAY_MS)).toBeLessThanOrEqual(HOUR_MS);
        },
      ),
    );
  });
});
