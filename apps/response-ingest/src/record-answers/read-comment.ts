import { cleanText, MAX_COMMENT_LENGTH } from '@sidetone/contracts/fields';
import { redact } from '@sidetone/domain/privacy';
import { read, wrong, type Reading } from './answer-fields.js';

export interface ReadComment {
  readonly text: string | undefined;
  readonly redacted: boolean;
}

const none: ReadComment = { text: undefined, redacted: false };
const LIMIT = MAX_COMMENT_LENGTH.toLocaleString('en');

/** A comment that may be stored (rules R2, R7): without NUL, lone surrogates and personal data, at most 4,000 code points. A blank one is none. */
export function readComment(value: unknown): Reading<ReadComment> {
  if (value === undefined || value === null) return read(none);
  if (typeof value !== 'string') return wrong('must be text');
  const clean = cleanText(value);
  if (isTooLong(clean)) return wrong(`is longer than ${LIMIT} characters`);
  if (clean.trim() === '') return read(none);
  const { text, redacted } = redact(clean);
  // What stands for a short number may be longer than the number; nothing is ever cut.
  if (isTooLong(text)) return wrong(`is longer than ${LIMIT} characters once personal data is hidden; shorten it`);
  return read({ text, redacted });
}

function isTooLong(text: string): boolean {
  return text.length > MAX_COMMENT_LENGTH && [...text].length > MAX_COMMENT_LENGTH;
}
