/** A digit of any script, superscript, subscript or circle; for the inside of a character class of a /u expression. */
export const DIGIT = String.raw`\p{Nd}\u00B2\u00B3\u00B9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u24EA`;

/**
 * What people and phones put between digits: blanks (tabs too), dashes, dots, slashes, brackets, and the invisible:
 * zero-width and direction marks, the frames of keycap emoji. No line break, no comma, no colon: those end a number.
 */
export const SEPARATOR = String.raw`\p{Zs}\p{Pd}\p{Cf}\p{M}\t\u2212./()\[\]·•`;

const DECIMAL = /^\p{Nd}$/u;
const ANY_DIGIT = new RegExp(`[${DIGIT}]`, 'gu');

/** The text with each digit, of whatever script, as 0–9. */
export function toAsciiDigits(text: string): string {
  return text.replace(ANY_DIGIT, (digit) => (digit <= '9' ? digit : String(valueOf(digit))));
}

/** Unicode keeps the decimal digits of a script together in order, so the distance to the first of the row tells the value. */
function valueOf(digit: string): number {
  if (!DECIMAL.test(digit)) return Number(digit.normalize('NFKC'));
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (DECIMAL.test(String.fromCodePoint(first - 1))) first -= 1;
  // Rows may adjoin (the mathematical digits are five), each of ten.
  return (code - first) % 10;
}
