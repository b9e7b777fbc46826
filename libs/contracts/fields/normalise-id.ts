import { MAX_ID_LENGTH } from './field-kinds.js';
import { refusal, type Refusal } from './refusal.js';

const NOT_ALLOWED_INSIDE = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const WHITE_SPACE = /\p{White_Space}/u;
/** Zero-width space, joiners, word joiner, Mongolian vowel separator and the byte order mark. */
const ZERO_WIDTH = new Set([0x200b, 0x200c, 0x200d, 0x2060, 0x180e, 0xfeff]);
/** Composition can shorten a text, though never by this much. */
const LONGEST_BEFORE_COMPOSITION = MAX_ID_LENGTH * 8;

/** The identifier as rule R6 reads it: trimmed of white and zero-width space, in NFC, never case-folded. */
export function normaliseId(text: string): string | Refusal {
  return isPlain(text) ? text : tidy(text);
}

/** Printable ASCII without blanks at the ends, which nearly every id is, needs no Unicode rules. */
function isPlain(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > MAX_ID_LENGTH) return false;
  if (text.charCodeAt(0) === 0x20 || text.charCodeAt(length - 1) === 0x20) return false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

function tidy(text: string): string | Refusal {
  const trimmed = trim(text);
  if (trimmed === '') return refusal('is empty');
  if (trimmed.length > LONGEST_BEFORE_COMPOSITION) return tooLong;
  const composed = trimmed.normalize('NFC');
  if (composed.length > MAX_ID_LENGTH && [...composed].length > MAX_ID_LENGTH) return tooLong;
  if (NOT_ALLOWED_INSIDE.test(composed)) return refusal('holds a control or format character');
  return composed;
}

const tooLong = refusal(`is longer than ${MAX_ID_LENGTH} characters`);

// A loop, because /\s+$/ takes quadratic time on a long run of blanks in the middle.
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  return ZERO_WIDTH.has(text.charCodeAt(at)) || WHITE_SPACE.test(text.charAt(at));
}
