import { createHash } from 'node:crypto';

/** 16 bits by which receipts may name a message of ours; the same on every attempt. */
export function referenceOf(messageId: string): number {
  return createHash('sha256').update(messageId, 'utf8').digest().readUInt16BE(0);
}
