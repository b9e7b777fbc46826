/** Shorter runs are codes, counts and parts of times; no subscriber's number with its prefix has fewer. */
const LONG_RUN = /\+?\d{7,}/g;

/** A text without telephone numbers: without `numbers`, and without any run of seven digits or more. */
export function maskNumbers(text: string, numbers: readonly string[]): string {
  let masked = text;
  for (const number of numbers) if (number !== '') masked = masked.replaceAll(number, '[number]');
  return masked.replace(LONG_RUN, '[number]');
}
