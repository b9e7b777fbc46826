import { DIGIT, SEPARATOR, toAsciiDigits } from './digits.js';
import { labelNumber } from './label-number.js';
import { LETTERED_ID } from './national-id.js';

export interface Redacted {
  readonly text: string;
  /** Whether anything was replaced. */
  readonly redacted: boolean;
}

const DIGIT_RUN = `[${DIGIT}](?:[${SEPARATOR}]{0,4}[${DIGIT}])`;

// Most comments hold neither; this one look is all they cost.
const SUSPECT = new RegExp(`[@\\uFF20]|${DIGIT_RUN}{4,}`, 'u');

// Without the look behind, a long word would be tried anew from each of its letters: quadratic time.
const LOCAL_PART = String.raw`[\p{L}\p{M}\p{N}\p{Cf}._%+'&=~!#$*/?^{|}\x60-]`;
const LABEL = String.raw`[\p{L}\p{M}\p{N}\p{Cf}-]+`;
const EMAIL = new RegExp(`(?<!${LOCAL_PART})${LOCAL_PART}+[@\\uFF20]${LABEL}(?:[.\\u3002\\uFF0E]${LABEL})+`, 'gu');

// 0x80070005 is an error code.
const NUMBER = new RegExp(
  `(?<!0x[\\da-f]{0,16})(?:[+\\uFF0B]\\p{Zs}?)?(?:\\((?=[${DIGIT}]+\\)))?${DIGIT_RUN}{4,}\\p{M}*`,
  'giu',
);

/**
 * The text with e-mail addresses, payment card numbers, national ids and phone numbers replaced by `[email]`, `[card]`, `[id]`
 * and `[phone]` (R7), digits of any script included. Any number of seven digits or more is taken for a phone number unless
 * it is something better known: rather one order number lost than one customer's number kept. Dates and years stay.
 */
export function redact(text: string): Redacted {
  if (!SUSPECT.test(text)) return { text, redacted: false };
  const withoutEmails = text.replace(EMAIL, '[email]');
  const result = redactLetteredIds(withoutEmails).replace(NUMBER, labelNumber);
  return { text: result, redacted: result !== text };
}

/** Foreign digits become 0–9 only if there is an id to replace: elsewhere the customer's own digits stay. */
function redactLetteredIds(text: string): string {
  const ascii = toAsciiDigits(text);
  const replaced = ascii.replace(LETTERED_ID, '[id]');
  return replaced === ascii ? text : replaced;
}
