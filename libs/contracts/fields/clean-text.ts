const NEEDS_CLEANING = /[\0\ud800-\udfff]/;
const NUL = /\0/g;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Text that PostgreSQL can hold (rule R7): without NUL, and with U+FFFD for each lone surrogate. */
export function cleanText(text: string): string {
  if (!NEEDS_CLEANING.test(text)) return text;
  return text.replace(NUL, '').replace(LONE_SURROGATE, '\ufffd');
}
