const DAY_FIRST = /^(\d{1,2})([./-])(\d{1,2})\2(?:19|20)\d{2}$/;
const YEAR_FIRST = /^(?:19|20)\d{2}([./-])(\d{1,2})\1(\d{1,2})$/;
const YEARS = /^(?:19|20)\d{2}(?:[-–/](?:19|20)?\d{2})?$/;
const HOURS = /^(?:[01]?\d|2[0-3])\.[0-5]\d(?:[-–](?:[01]?\d|2[0-3])\.[0-5]\d)?$/;
const DAY_AND_MONTH = /^\d{1,2}[./]\d{1,2}[./]?$/;

/** Whether a word in ASCII digits is a full date, such as 23.11.2026, 11/23/2026 or 2026-11-23. */
export function isDate(word: string): boolean {
  const dayFirst = DAY_FIRST.exec(word);
  if (dayFirst) return isDayAndMonth(dayFirst[1], dayFirst[3]) || isDayAndMonth(dayFirst[3], dayFirst[1]);
  const yearFirst = YEAR_FIRST.exec(word);
  return yearFirst !== null && isDayAndMonth(yearFirst[3], yearFirst[2]);
}

/** Whether a word is a date, a year or two, or an hour of the day or two, as people write when something happened. */
export function isCalendarWord(word: string): boolean {
  return isDate(word) || YEARS.test(word) || HOURS.test(word) || DAY_AND_MONTH.test(word);
}

/** Whether two numbers can be a day and a month; leap years are not looked at. */
export function isDayAndMonth(day: string | undefined, month: string | undefined): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}
