import { createHash } from 'node:crypto';

const LENGTH = 22;

/** The id of the one answer an invitation can have: the same on every try. */
export function responseIdOf(invitationId: string): string {
  return `RSP-${createHash('sha256').update(invitationId, 'utf8').digest('base64url').slice(0, LENGTH)}`;
}
