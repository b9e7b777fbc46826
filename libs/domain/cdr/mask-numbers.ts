/**
 * Seven digits or more, however they are written: `+358 40 123 4567`, `(040) 900-1001`. Shorter runs are codes, counts and parts of
 * times; no subscriber's number with its prefix has fewer. Tabs and line ends separate cells, not digits.
 */
const LONG_RUN = String.raw`[+(]{0,2}\p{Nd}(?:[\p{Zs}\p{Pd}()./]{0,3}\p{Nd}){6,}`;
/** A date with a time of day is no number, and is needed to find the row again. */
const TIMESTAMP = String.raw`(?<![\d+])(?:19|20)\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,3}(?!\d))?)?(?:Z|[+-][01]\d:?[0-5]\d(?!\d))?`;
const TIMESTAMP_OR_RUN = new RegExp(`(${TIMESTAMP})|${LONG_RUN}`, 'gu');

/** A text without telephone numbers: without `numbers`, and without any run of seven digits or more, whatever separates them. */
export function maskNumbers(text: string, numbers: readonly string[]): string {
  let masked = text;
  for (const number of numbers) if (number !== '') masked = masked.replaceAll(number, '[number]');
  return masked.replace(TIMESTAMP_OR_RUN, (_run, timestamp?: string) => timestamp ?? '[number]');
}
