import { createHash } from 'node:crypto';

/** SHA-256 of a link's token, in hex: all that is known of a link here. Exact: another case is another token (rule R6). */
export function linkHashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
