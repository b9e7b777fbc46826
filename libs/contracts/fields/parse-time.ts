import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '@sidetone/domain/time';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
/** The year by which sources write "no end". */
const OPEN_YEAR = 9999;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const ZERO = 48;
const [DASH, COLON, DOT, PLUS] = [45, 58, 46, 43];
const [UPPER_T, LOWER_T, UPPER_Z, LOWER_Z] = [84, 116, 90, 122];
/** `2026-11-23T07:12:30Z`: nothing shorter is a moment. */
const SHORTEST = 20;

/**
 * The instant of an RFC 3339 text with offset (rule R8), or undefined when it is none; `explainTime` says why.
 * Read by character codes: `Date` takes 30 February, `24:00` and offset-less text, and is slower.
 */
export function parseTime(text: string): Instant | undefined {
  return instantOf(text, LAST_YEAR);
}

/** As `parseTime`, but Infinity for a valid time in the year 9999: an interval without end. */
export function parseOpenTime(text: string): Instant | undefined {
  const instant = instantOf(text, OPEN_YEAR);
  if (instant === undefined || !text.startsWith('9999-')) return instant === undefined ? undefined : parseTime(text);
  return Number.POSITIVE_INFINITY;
}

/** True when the text already is what we store: UTC with `T` and `Z`, no leap second, at most milliseconds. Expects a valid time. */
export function isStoredForm(text: string): boolean {
  return (
    text.length <= SHORTEST + 4 &&
    text.charCodeAt(text.length - 1) === UPPER_Z &&
    text.charCodeAt(10) === UPPER_T &&
    text.charCodeAt(17) !== ZERO + 6
  );
}

function instantOf(text: string, lastYear: number): Instant | undefined {
  if (text.length < SHORTEST || !hasSeparators(text)) return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  // Written so that NaN, which stands for "not two digits", fails each comparison.
  if (!(year >= FIRST_YEAR && year <= lastYear && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && day <= daysInMonth(year, month) && hour <= 23 && minute <= 59 && second <= 60)) return undefined;

  const zoneAt = text.charCodeAt(19) === DOT ? endOfDigits(text, 20) : 19;
  if (zoneAt === 20) return undefined;
  const offset = offsetMs(text, zoneAt);
  if (offset === undefined) return undefined;

  const withinMinute = second === 60 ? MINUTE_MS - 1 : second * SECOND_MS + fractionMs(text, zoneAt);
  return daysSinceEpoch(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + withinMinute - offset;
}

function hasSeparators(text: string): boolean {
  const t = text.charCodeAt(10);
  return (
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    (t === UPPER_T || t === LOWER_T) &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON
  );
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/** Whole milliseconds of the fraction; what is finer is cut, as PostgreSQL and Date have no common finer unit. */
function fractionMs(text: string, zoneAt: number): number {
  let ms = 0;
  for (let at = 20, weight = 100; at < zoneAt && weight >= 1; at++, weight /= 10) {
    ms += (text.charCodeAt(at) - ZERO) * weight;
  }
  return ms;
}

function offsetMs(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  if (sign === UPPER_Z || sign === LOWER_Z) return at + 1 === text.length ? 0 : undefined;
  if ((sign !== PLUS && sign !== DASH) || at + 6 !== text.length || text.charCodeAt(at + 3) !== COLON) return undefined;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours <= 23 && minutes <= 59)) return undefined;
  return (sign === PLUS ? 1 : -1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? Number.NaN);
}

function daysSinceEpoch(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const thisLeapDay = month > 2 && isLeap(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + thisLeapDay + day - 1;
}
