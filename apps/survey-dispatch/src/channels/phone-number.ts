/** The fields of a destination in SMPP. */
export interface NumberFields {
  readonly dest_addr_ton: number;
  readonly dest_addr_npi: number;
  readonly destination_addr: string;
}

const INTERNATIONAL = 1;
const UNKNOWN = 0;
const ALPHANUMERIC = 5;
const ISDN = 1;
/** E.164 has 15 digits at most; SMPP room for 20. */
const DIGITS = /^\d{3,15}$/;

/** The digits that a number is known by, without the sign or the zeros that make it international. */
export function digitsOf(number: string): string {
  return number.replaceAll(/[\s().\-/]/g, '').replace(/^(?:\+|00)/, '');
}

/** A number as it is dialled in SMPP; undefined for what is none. */
export function phoneNumber(text: string): NumberFields | undefined {
  const digits = digitsOf(text);
  if (!DIGITS.test(digits)) return undefined;
  const isInternational = /^\s*(?:\+|00)/.test(text);
  return {
    dest_addr_ton: isInternational ? INTERNATIONAL : UNKNOWN,
    dest_addr_npi: ISDN,
    destination_addr: digits,
  };
}

/** Who a message comes from: a number, a short code, or a name. */
export function senderAddress(from: string) {
  if (/^\+\d+$/.test(from))
    return { source_addr_ton: INTERNATIONAL, source_addr_npi: ISDN, source_addr: from.slice(1) };
  if (/^\d+$/.test(from)) return { source_addr_ton: UNKNOWN, source_addr_npi: ISDN, source_addr: from };
  return { source_addr_ton: ALPHANUMERIC, source_addr_npi: UNKNOWN, source_addr: from };
}
