import { localDay } from '@sidetone/domain/time';
import fc from 'fast-check';
import { dayBook } from './day-book.js';

describe('dayBook', () => {
  it('names the same day as the calendar, also in zones that are off by a quarter of an hour', () => {
    const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
    for (const zone of ['UTC', 'Europe/Helsinki', 'Asia/Kathmandu', 'Australia/Lord_Howe']) {
      const dayOf = dayBook(zone);
      fc.assert(fc.property(instant, (at) => expect(dayOf(at)).toBe(localDay(at, zone))));
    }
  });

  it('begins a new day at local midnight, to the millisecond, asked in any order', () => {
    const dayOf = dayBook('Europe/Helsinki');
    const midnight = Date.UTC(2026, 10, 22, 22);
    expect([dayOf(midnight), dayOf(midnight - 1), dayOf(midnight)]).toEqual(['2026-11-23', '2026-11-22', '2026-11-23']);
  });
});
