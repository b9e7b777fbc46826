const SEPARATORS = /[\s\p{Zs}\p{Pd}()./]/gu;
/** Short codes are part of many an id by chance. */
const LOCAL_DIGITS = 7;
const NATIONAL_DIGITS = 9;
/** How many digits may stand before a number that is written whole, such as 00. */
const PREFIX_DIGITS = 3;

/**
 * Whether an id holds a telephone number, however it is written there: internationally, nationally or locally, with separators or
 * without. `digits` of fewer than seven are never found. In a run of digits too long to be the number alone, seven that agree may
 * be chance, so nine must.
 */
export function holdsNumber(id: string, digits: string): boolean {
  if (digits.length < LOCAL_DIGITS || id.length < LOCAL_DIGITS) return false;
  const runs = id.replace(SEPARATORS, '').match(/\d{7,}/g) ?? [];
  return runs.some((run) =>
    run.includes(digits.slice(run.length > digits.length + PREFIX_DIGITS ? -NATIONAL_DIGITS : -LOCAL_DIGITS)),
  );
}
