import { dayAfter, dayStart } from './day-start.js';
import { toIso } from './to-iso.js';

describe('dayStart', () => {
  it.each([
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23', 'Europe/Helsinki', '2026-11-22T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Helsinki', '2026-10-24T21:00:00.000Z'],
    ['2026-10-26', 'Europe/Helsinki', '2026-10-25T22:00:00.000Z'],
  ])('begins %s in %s at %s', (day, zone, instant) => {
    expect(toIso(dayStart(day, zone))).toBe(instant);
  });
});

describe('dayAfter', () => {
  it.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-11-23', -28, '2026-10-26'],
  ])('of %s and %i is %s', (day, days, expected) => {
    expect(dayAfter(day, days)).toBe(expected);
  });
});
