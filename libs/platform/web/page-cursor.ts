import type { Instant } from '@sidetone/domain/time';

/** The last entry of a page: lists go by time, then by id. */
export interface PageCursor {
  readonly at: Instant;
  readonly id: string;
}

/** The cursor as text for an address. */
export function writeCursor({ at, id }: PageCursor): string {
  return Buffer.from(`${at} ${id}`, 'utf8').toString('base64url');
}

/** Reads what `writeCursor` wrote; undefined for any other text. */
export function readCursor(text: string): PageCursor | undefined {
  const [, at, id] = /^(\d{1,15}) ([^\0]{1,256})$/u.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
