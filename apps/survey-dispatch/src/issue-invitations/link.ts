import { createHash, createHmac } from 'node:crypto';

/**
 * The token of an invitation's link: 256 bits that nobody can guess without the secret. It is derived rather than drawn, so that it
 * is stored nowhere and yet the same when a message is sent again after a crash.
 */
export function linkTokenOf(invitationId: string, secret: string): string {
  return createHmac('sha256', secret).update(invitationId, 'utf8').digest('base64url');
}

/** What others may know of a link: the SHA-256 of its token, in hex. */
export function linkHashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** The address a customer opens. */
export function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/r/${token}`;
}
