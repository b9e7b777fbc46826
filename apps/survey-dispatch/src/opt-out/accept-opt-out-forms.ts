import { Problem, type createWebAdapter } from '@sidetone/platform/web';

/** What the post to an unsubscribe link asks for. Without a word, and from a mail program's own button: this channel alone. */
export class OptOutForm {
  constructor(readonly from: 'channel' | 'all') {}
}

/**
 * Lets browsers and mail programs post forms to unsubscribe links, as a form or in parts (RFC 8058 allows either); every other door takes
 * JSON alone. Who wants to stop is never turned away for how he says it.
 */
export function acceptOptOutForms(adapter: ReturnType<typeof createWebAdapter>): void {
  adapter
    .getInstance()
    .addContentTypeParser(
      /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i,
      { parseAs: 'string', bodyLimit: 16_384 },
      (request, body, done) => {
        if (!request.url.startsWith('/u/')) {
          done(
            new Problem(415, 'Unsupported media type', 'Send the body as JSON: content-type application/json.'),
            undefined,
          );
          return;
        }
        const wantsAll = new URLSearchParams(String(body)).get('from') === 'all';
        done(null, new OptOutForm(wantsAll ? 'all' : 'channel'));
      },
    );
}
