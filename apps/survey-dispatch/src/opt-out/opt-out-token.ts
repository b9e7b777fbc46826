import { createHmac } from 'node:crypto';
import { linkHashOf } from '../issue-invitations/link.js';

/**
 * The token of a message's unsubscribe link. Derived like that of the answer link, for another purpose: neither opens the other's door.
 */
export function optOutTokenOf(messageId: string, secret: string): string {
  return createHmac('sha256', secret).update(`unsubscribe ${messageId}`, 'utf8').digest('base64url');
}

/** What is kept of a token: its SHA-256, in hex. */
export const optOutHashOf = (messageId: string, secret: string): string => linkHashOf(optOutTokenOf(messageId, secret));

/** The address that unsubscribes. */
export function optOutLinkOf(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/u/${token}`;
}
