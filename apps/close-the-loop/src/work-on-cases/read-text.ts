import { cleanText } from '@sidetone/contracts/fields';
import { redact } from '@sidetone/domain/privacy';
import { badRequest } from '@sidetone/platform/web';

export const MAX_NOTE_LENGTH = 2_000;

/**
 * What somebody wrote, as it may be stored: without NUL, lone surrogates and personal data (rule R7). A blank one is none.
 * @throws Problem 400 when hiding personal data made it too long; nothing is ever cut
 */
export function readText(field: string, given: string | undefined): string | undefined {
  const { text } = redact(cleanText(given ?? '').trim());
  if (text.length > MAX_NOTE_LENGTH) {
    throw badRequest(`${field} is too long once personal data is hidden.`, [
      { field, message: `${field} must not be longer than ${MAX_NOTE_LENGTH} characters.` },
    ]);
  }
  return text === '' ? undefined : text;
}
