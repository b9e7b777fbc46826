import { explainTime } from './explain-time.js';

it.each([
  ['2026-11-22', 'is a date without a time'],
  ['2026-11-23T10:00:00', 'has no offset from UTC'],
  ['2026-02-30T08:00:00Z', 'names a day that the month does not have'],
  ['2026-13-01T08:00:00Z', 'names a month that does not exist'],
  ['2026-11-22T24:00:00Z', 'names an hour, minute or second that does not exist'],
  ['1999-11-22T10:00:00Z', 'is outside the years 2000 to 2100'],
  ['2026-11-22T10:00:00+0200', 'has an offset or a fraction that RFC 3339 does not know'],
  ['call me on 99900001001', 'is not in the form of RFC 3339'],
])('says that %s %s', (text, why) => {
  expect(explainTime(text)).toBe(why);
});
