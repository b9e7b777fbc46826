import { hash } from 'node:crypto';

/**
 * A stable UUID (version 8, RFC 9562) for an event's identity: 122 bits of SHA-256 over source and id, as a key of 16 bytes.
 * A line break separates the two; neither can hold one.
 */
export function eventKey(source: string, id: string): string {
  const hex = hash('sha256', `${source}\n${id}`, 'hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
