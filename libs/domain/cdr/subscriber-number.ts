const SCHEME = /^(?:tel|sips?):/i;
const NOT_DIALLED = /[\s().\-/]/g;
/** E.164: at most 15 digits. Fewer than 5 are short codes, which no subscription has. */
const DIGITS = /^\d{5,15}$/;

/**
 * A telephone number as international digits without `+`, so that the same number is found however a system writes it:
 * `+999 900-01001`, `0099990001001`, `tel:+99990001001`. A national number (one leading 0) needs the country code, such as `358`.
 * Undefined for what is no number of a subscriber.
 */
export function subscriberNumber(text: string, countryCode: string): string | undefined {
  const [dialled = ''] = text.trim().replace(SCHEME, '').split(/[;@]/, 1);
  const compact = dialled.replace(NOT_DIALLED, '');
  const international = compact.startsWith('+')
    ? compact.slice(1)
    : compact.startsWith('00')
      ? compact.slice(2)
      : undefined;
  const digits = international ?? withCountry(compact, countryCode);
  return digits !== undefined && DIGITS.test(digits) && !digits.startsWith('0') ? digits : undefined;
}

function withCountry(compact: string, countryCode: string): string | undefined {
  if (!compact.startsWith('0')) return compact;
  return countryCode === '' ? undefined : countryCode + compact.slice(1);
}
