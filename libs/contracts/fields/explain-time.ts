import { daysInMonth } from './parse-time.js';

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const NO_OFFSET = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,30})?)?$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})/;

/** Why `parseTime` refused a text, as the end of a sentence. The text itself is not repeated. */
export function explainTime(text: string): string {
  const head = text.slice(0, 64);
  if (DATE_ONLY.test(head)) return 'is a date without a time';
  if (NO_OFFSET.test(head)) return 'has no offset from UTC';
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = DATE.exec(head) ?? [];
  if (year === '') return 'is not in the form of RFC 3339';
  if (Number(year) < 2000 || Number(year) > 2100) return 'is outside the years 2000 to 2100';
  if (!(Number(month) >= 1 && Number(month) <= 12)) return 'names a month that does not exist';
  if (!(Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month)))) {
    return 'names a day that the month does not have';
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return 'names an hour, minute or second that does not exist';
  return 'has an offset or a fraction that RFC 3339 does not know';
}
