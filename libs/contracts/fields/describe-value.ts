const CODE = /^[A-Za-z][A-Za-z0-9._/+-]{0,39}$/;
const MANY_DIGITS = /\d[^\d]*\d[^\d]*\d[^\d]*\d[^\d]*\d/;

/**
 * What was found, for a reason that people read. Text is repeated only when it is a short code, and a number only
 * when it is small, so that no name, phone number or comment reaches a log or a dead letter's reason.
 */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return describeText(value);
  if (typeof value === 'number') return Math.abs(value) < 100_000 ? `the number ${value}` : 'a large number';
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

function describeText(value: string): string {
  if (value === '') return 'empty text';
  return CODE.test(value) && !MANY_DIGITS.test(value) ? `'${value}'` : 'text';
}
