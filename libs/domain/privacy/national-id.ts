import { isDayAndMonth } from './calendar.js';
import { passesLuhn } from './luhn.js';

// Ids with letters in them; their digits alone would look like something else, or like nothing.
const WITH_LETTERS = [
  // Finland: date of birth, sign of the century, three digits, check character (131052-308T).
  String.raw`\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]`,
  // United Kingdom, National Insurance number (QQ 12 34 56 C).
  String.raw`[A-CEGHJ-PR-TW-Z]{2}(?: ?\d{2}){3} ?[A-D]`,
  // Spain, DNI and NIE (12345678Z, X1234567L).
  String.raw`(?:\d|[XYZ])-?\d{7}-?[A-HJ-NP-TV-Z]`,
  // Italy, codice fiscale (RSSMRA85T10A562S).
  String.raw`[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]`,
];

/** Finds national ids that hold letters, in text with ASCII digits. */
export const LETTERED_ID = new RegExp(String.raw`(?<![\p{L}\d])(?:${WITH_LETTERS.join('|')})(?![\p{L}\d])`, 'giu');

/** Whether a number, as written in ASCII digits, is a national id made of digits only. Others pass for phone numbers, and go too. */
export function isNationalId(written: string): boolean {
  // United States (123-45-6789).
  if (/^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(written)) return true;
  // Sweden, Norway, Denmark, Latvia: date of birth, sign, four or five digits.
  const dashed = /^(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]\d{4,5}$/.exec(written);
  if (dashed) return isDayAndMonth(dashed[3], dashed[2]) || isDayAndMonth(dashed[1], dashed[2]);
  // South Africa: date of birth, sequence, citizenship, check digit (8001015009087).
  const digits = written.replace(/\D/g, '');
  return (
    digits.length === 13 &&
    !written.startsWith('+') &&
    isDayAndMonth(digits.slice(4, 6), digits.slice(2, 4)) &&
    passesLuhn(digits)
  );
}
