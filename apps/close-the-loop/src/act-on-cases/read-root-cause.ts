import { cleanText } from '@sidetone/contracts/fields';
import { redact } from '@sidetone/domain/privacy';
import { badRequest } from '@sidetone/platform/web';
import { MAX_ROOT_CAUSE_LENGTH } from './close-case.dto.js';

/**
 * A root cause that may be stored: without NUL, lone surrogates and personal data (rule R7). A blank one is none.
 * @throws Problem 400 when hiding personal data made it too long; nothing is ever cut
 */
export function readRootCause(given: string | null | undefined): string | undefined {
  const { text } = redact(cleanText(given ?? '').trim());
  if (text.length > MAX_ROOT_CAUSE_LENGTH) {
    throw badRequest('The root cause is too long once personal data is hidden.', [
      { field: 'rootCause', message: `rootCause must not be longer than ${MAX_ROOT_CAUSE_LENGTH} characters.` },
    ]);
  }
  return text === '' ? undefined : text;
}
