import { Problem, type createWebAdapter } from '@sidetone/platform/web';

/** Lets files in by the doors under /ingest, as a stream that the door reads; every other door takes JSON alone. */
export function acceptCsv(adapter: ReturnType<typeof createWebAdapter>): void {
  adapter.getInstance().addContentTypeParser(/^text\/csv\b/i, (request, payload, done) => {
    if (!request.url.startsWith('/ingest/')) {
      done(new Problem(415, 'Unsupported media type', 'Send the body as JSON: content-type application/json.'));
      return;
    }
    const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(charset)) {
      done(new Problem(415, 'Unsupported media type', 'Send the file in UTF-8.'));
      return;
    }
    done(null, payload);
  });
}
