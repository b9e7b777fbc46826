import type { Instant } from '@sidetone/domain/time';

/** The last case of a page: lists go by due time, then by id. */
export interface CaseCursor {
  readonly firstContactDue: Instant;
  readonly caseId: string;
}

/** The cursor as text for an address. */
export function writeCursor({ firstContactDue, caseId }: CaseCursor): string {
  return Buffer.from(`${firstContactDue} ${caseId}`, 'utf8').toString('base64url');
}

/** Reads what `writeCursor` wrote; undefined for any other text. */
export function readCursor(text: string): CaseCursor | undefined {
  const [, due, caseId] = /^(\d{1,15}) (.{1,128})$/su.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  return due === undefined || caseId === undefined ? undefined : { firstContactDue: Number(due), caseId };
}
