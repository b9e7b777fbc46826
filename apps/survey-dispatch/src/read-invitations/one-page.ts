import { badRequest } from '@sidetone/platform/web';
import { readCursor, writeCursor, type PageCursor } from '@sidetone/platform/web';

/** Where a page begins. @throws Problem 400 for a cursor that is none of ours */
export function pageStart(cursor: string | undefined): PageCursor | undefined {
  const before = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && before === undefined) throw badRequest('cursor must be the next of an earlier page.');
  return before;
}

/** One page of rows that were asked for with one more than `limit`, and where the next begins. */
export function onePage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => PageCursor,
): { readonly items: readonly Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(cursorOf(last)) : null };
}
