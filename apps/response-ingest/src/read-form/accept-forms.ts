import { badRequest, Problem, type createWebAdapter } from '@sidetone/platform/web';
import { formAnswer } from './form-answer.js';
import { readForm } from './read-form.js';
import { UnreadableForm } from './unreadable-form.js';

const UNSUPPORTED = 'Unsupported media type';

/** Lets customers' browsers post forms, to answer links only; every other door takes JSON alone. */
export function acceptForms(adapter: ReturnType<typeof createWebAdapter>): void {
  adapter
    .getInstance()
    .addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, bytes, done) => {
      if (!request.url.startsWith('/r/')) {
        done(new Problem(415, UNSUPPORTED, 'Send the body as JSON: content-type application/json.'));
        return;
      }
      if (!isUtf8(request.headers['content-type'] ?? '')) {
        done(null, new UnreadableForm(new Problem(415, UNSUPPORTED, 'Send the form in UTF-8.')));
        return;
      }
      const form = readForm(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes));
      const answer = form.kind === 'ok' ? formAnswer(form.fields) : form;
      if (answer.kind === 'refuse') done(null, new UnreadableForm(badRequest(answer.reason)));
      else done(null, answer.body);
    });
}

function isUtf8(contentType: string): boolean {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}
