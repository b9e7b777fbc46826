import fc from 'fast-check';
import { isStoredForm, parseOpenTime, parseTime } from './parse-time.js';

const HOUR = 3_600_000;

describe('parseTime', () => {
  it.each([
    ['1 s before a leap day ends', '2024-02-29T23:59:59Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['the first moment', '2000-01-01T00:00:00Z', 946_684_800_000],
    ['the last second', '2100-12-31T23:59:59Z', Date.UTC(2100, 11, 31, 23, 59, 59)],
    ['a real zone of 5:45', '2026-11-23T15:30:00+05:45', Date.UTC(2026, 10, 23, 9, 45)],
    ['a zone west of Greenwich', '2026-11-23T00:30:00-09:30', Date.UTC(2026, 10, 23, 10)],
    ['lower case and nanoseconds', '2026-11-23t09:45:00.123456789z', Date.UTC(2026, 10, 23, 9, 45, 0, 123)],
    ['one digit of fraction', '2026-11-23T09:45:00.5Z', Date.UTC(2026, 10, 23, 9, 45, 0, 500)],
    [
      'a leap second, read as the last millisecond before',
      '2016-12-31T23:59:60Z',
      Date.UTC(2016, 11, 31, 23, 59, 59, 999),
    ],
    ['the unknown offset of RFC 3339', '2026-11-23T09:45:00-00:00', Date.UTC(2026, 10, 23, 9, 45)],
  ])('reads %s', (_what, text, instant) => {
    expect(parseTime(text)).toBe(instant);
  });

  it.each([
    ['30 February', '2026-02-30T08:00:00Z'],
    ['29 February of a year that is not leap', '2026-02-29T08:00:00Z'],
    ['29 February 2100, a century without leap day', '2100-02-29T08:00:00Z'],
    ['31 November', '2026-11-31T15:00:00Z'],
    ['hour 24', '2026-11-22T24:00:00Z'],
    ['minute 60', '2026-11-22T10:60:00Z'],
    ['second 61', '2026-11-22T10:00:61Z'],
    ['a date alone', '2026-11-22'],
    ['no offset', '2026-11-23T10:00:00'],
    ['an offset without colon', '2026-11-23T10:00:00+0200'],
    ['an offset of a day', '2026-11-23T10:00:00+24:00'],
    ['an empty fraction', '2026-11-23T10:00:00.Z'],
    ['a blank for T', '2026-11-23 10:00:00Z'],
    ['something behind', '2026-11-23T10:00:00Z '],
    ['something before', ' 2026-11-23T10:00:00Z'],
    ['1999', '1999-12-31T23:59:59Z'],
    ['2101', '2101-01-01T00:00:00Z'],
    ['month 0', '2026-00-10T10:00:00Z'],
    ['day 0', '2026-01-00T10:00:00Z'],
    ['letters for digits', '2026-1a-10T10:00:00Z'],
    ['digits of another script', '２０２６-11-10T10:00:00Z'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  it('agrees with Date on every millisecond that Date writes', () => {
    const years2000To2100 = fc.integer({ min: 946_684_800_000, max: Date.UTC(2100, 11, 31, 23, 59, 59, 999) });
    fc.assert(fc.property(years2000To2100, (instant) => parseTime(new Date(instant).toISOString()) === instant));
  });

  it('subtracts any offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.boolean(),
        (hours, minutes, east) => {
          const offset = `${east ? '+' : '-'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
          const noon = Date.UTC(2026, 5, 15, 12);
          const shift = (east ? -1 : 1) * (hours * HOUR + minutes * 60_000);
          return parseTime(`2026-06-15T12:00:00${offset}`) === noon + shift;
        },
      ),
    );
  });

  it('gives a finite number or undefined for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Number.isFinite(parseTime(text) ?? 0)));
  });
});

describe('parseOpenTime', () => {
  it('reads the year 9999 as no end, if the day exists', () => {
    expect(parseOpenTime('9999-12-31T23:59:59Z')).toBe(Number.POSITIVE_INFINITY);
    expect(parseOpenTime('9999-02-30T00:00:00Z')).toBeUndefined();
  });

  it('reads no other year beyond 2100', () => {
    expect(parseOpenTime('2200-01-01T00:00:00Z')).toBeUndefined();
    expect(parseOpenTime('2026-11-30T00:00:00Z')).toBe(Date.UTC(2026, 10, 30));
  });
});

describe('isStoredForm', () => {
  it.each([
    ['2026-11-23T07:12:30Z', true],
    ['2026-11-23T07:12:30.123Z', true],
    ['2026-11-23T07:12:30.1234Z', false],
    ['2026-11-23t07:12:30Z', false],
    ['2026-11-23T07:12:30z', false],
    ['2026-11-23T07:12:60Z', false],
    ['2026-11-23T09:12:30+02:00', false],
  ])('%s: %s', (text, stored) => {
    expect(isStoredForm(text)).toBe(stored);
  });
});
