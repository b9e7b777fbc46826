import type { Headers } from '@sidetone/contracts/cloudevents';

export type AttributeHeaders =
  { readonly kind: 'ok'; readonly headers: Headers } | { readonly kind: 'refuse'; readonly reason: string };

const PREFIX = 'ce-';
/** What a header may hold by the HTTP binding: printable ASCII, everything else percent-encoded. */
const PRINTABLE = /^[\x20-\x7e]*$/;

/**
 * The CloudEvents attributes of an HTTP request (`ce-id`, HTTP binding 3.1.3) as the headers of a Kafka record (`ce_id`), so that one
 * code reads both. A header given twice stays so, and is refused there.
 * @param distinct names in lower case with all values that came, as Node's `headersDistinct`
 */
export function attributeHeaders(distinct: Readonly<Record<string, string[] | undefined>>): AttributeHeaders {
  const headers: Record<string, string | string[]> = {};
  for (const [name, values = []] of Object.entries(distinct)) {
    if (!name.startsWith(PREFIX)) continue;
    const decoded = values.map(decode);
    const texts = decoded.filter((text) => text !== undefined);
    if (texts.length < decoded.length)
      return {
        kind: 'refuse',
        reason: `Header '${name.slice(0, 40)}' is not percent-encoded UTF-8; write other than printable ASCII, and %, as %XX.`,
      };
    const [only] = texts;
    headers[`ce_${name.slice(PREFIX.length)}`] = texts.length === 1 && only !== undefined ? only : texts;
  }
  return { kind: 'ok', headers };
}

function decode(value: string): string | undefined {
  if (!PRINTABLE.test(value)) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
