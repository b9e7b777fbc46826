export type ReadForm =
  | { readonly kind: 'ok'; readonly fields: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'refuse'; readonly reason: string };

const MOST_FIELDS = 1_000;

/** The fields of a form post (application/x-www-form-urlencoded), each with all its values in order. Strict UTF-8; never throws. */
export function readForm(bytes: Buffer): ReadForm {
  const text = strictText(bytes);
  if (text === undefined) return refuse('The form is not valid UTF-8.');
  const parts = text.split('&', MOST_FIELDS + 1).filter((part) => part !== '');
  if (parts.length > MOST_FIELDS) return refuse(`The form has more than ${MOST_FIELDS} fields.`);
  const fields = new Map<string, string[]>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = unescaped(equals < 0 ? part : part.slice(0, equals));
    const value = unescaped(equals < 0 ? '' : part.slice(equals + 1));
    if (name === undefined || value === undefined) return refuse('The form has an escape that is not UTF-8 text.');
    if (name.replaceAll('\0', '') === '__proto__') return refuse('The form has a field name that is not accepted.');
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return { kind: 'ok', fields };
}

function strictText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** decodeURIComponent throws for a broken escape and for bytes that are no UTF-8. */
function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

const refuse = (reason: string): ReadForm => ({ kind: 'refuse', reason });
