import { isCalendarWord, isDate } from './calendar.js';
import { toAsciiDigits } from './digits.js';
import { passesLuhn } from './luhn.js';
import { isNationalId } from './national-id.js';

const MINIMUM_DIGITS = 7;
const IP_ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** The label that replaces a run of digits and separators, or the run itself where it is nobody's number. */
export function labelNumber(run: string): string {
  const parts = run.split(/(\p{Zs}+|\t+)/u);
  const isDatePart = (part: string | undefined) => part !== undefined && isDate(plain(part));
  // "040 1234567 23.11.2026": a date on either side is not part of the number, and would spoil its reading.
  let start = 0;
  let end = parts.length;
  while (start < end && isDatePart(parts[start])) start += 2;
  while (end > start && isDatePart(parts[end - 1])) end -= 2;
  if (start >= end) return run;

  const label = labelOf(parts.slice(start, end).join(''));
  return label === undefined ? run : [...parts.slice(0, start), label, ...parts.slice(end)].join('');
}

function labelOf(run: string): string | undefined {
  const written = plain(run);
  const digits = written.replace(/\D/g, '');
  if (digits.length < MINIMUM_DIGITS) return undefined;
  if (IP_ADDRESS.test(written)) return undefined;
  if (written.split(/\s+/).every(isCalendarWord)) return undefined;
  if (isNationalId(written)) return '[id]';
  return isCard(written) ? '[card]' : '[phone]';
}

/** A card number may be followed by its date and code: so every end of a group of digits is tried (ISO/IEC 7812: 13–19 digits). */
function isCard(written: string): boolean {
  if (!/^[2-6]/.test(written)) return false;
  let digits = '';
  for (const group of written.split(/\D+/)) {
    digits += group;
    if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits)) return true;
  }
  return false;
}

/** Digits as 0–9, dashes and blanks of all kinds as one kind, the invisible left out. */
function plain(run: string): string {
  return toAsciiDigits(run)
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/\uFF0B/g, '+');
}
