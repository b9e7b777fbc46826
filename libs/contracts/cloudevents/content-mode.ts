/** How a record carries its event, by its content-type (rule R15). */
export type ContentMode = 'binary' | 'structured' | 'unreadable';

const JSON_TYPE = /^[^/\s;]+\/(?:json|[^/\s;]*\+json)$/;

/** Reads media types in any case and with parameters. Without a content-type the `ce_` headers decide. */
export function contentMode(contentType: string | undefined, hasAttributes: boolean): ContentMode {
  if (contentType === undefined) return hasAttributes ? 'binary' : 'structured';
  if (contentType === 'application/json') return 'binary';
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (mediaType.startsWith('application/cloudevents')) {
    return mediaType === 'application/cloudevents+json' ? 'structured' : 'unreadable';
  }
  return JSON_TYPE.test(mediaType) ? 'binary' : 'unreadable';
}
