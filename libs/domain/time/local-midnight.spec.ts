import { localMidnight, toIso } from './index.js';

const begins = (day: string, zone: string): string => toIso(localMidnight(Date.parse(day), zone));

describe('localMidnight', () => {
  it.each([
    ['2026-11-12', 'Europe/Helsinki', '2026-11-11T22:00:00.000Z'],
    ['2026-07-12', 'Europe/Helsinki', '2026-07-11T21:00:00.000Z'],
    ['2026-07-12', 'America/New_York', '2026-07-12T04:00:00.000Z'],
    ['2026-07-12', 'UTC', '2026-07-12T00:00:00.000Z'],
    // The clock goes from 00:00 to 01:00 that night: the day begins at 01:00, which is 22:00 of UTC.
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  ])('begins %s in %s', (day, zone, instant) => {
    expect(begins(day, zone)).toBe(instant);
  });
});
