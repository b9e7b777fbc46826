import { readCursor, writeCursor, type PageCursor } from './page-cursor.js';
import type { PageQuery } from './page-query.js';
import { badRequest, type Problem } from './problem.js';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the page after it; null on the last. */
  readonly next: string | null;
}

/** One page of rows that were asked for with one more than `limit`, and where the next begins. */
export function onePage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => PageCursor): Page<Row> {
  return cut(rows, limit, (row) => writeCursor(cursorOf(row)));
}

/** Where a page by time begins. @throws Problem 400 for a cursor that is none of ours */
export function pageStart(cursor: string | undefined): PageCursor | undefined {
  const before = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && before === undefined) throw foreignCursor();
  return before;
}

/** One page of a list that is short enough to be had as a whole, in the order of its keys. @throws Problem 400 for a cursor that is none of ours */
export function pageByKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, cursor }: Pick<PageQuery, 'limit' | 'cursor'>,
): Page<Item> {
  const after = cursor === undefined ? undefined : readKey(cursor);
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const { items: page, next } = cut(rest, limit, ({ key }) => Buffer.from(key, 'utf8').toString('base64url'));
  return { items: page.map(({ item }) => item), next };
}

function cut<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

function readKey(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url');
  if (key.length === 0 || key.toString('base64url') !== cursor) throw foreignCursor();
  return key.toString('utf8');
}

function foreignCursor(): Problem {
  return badRequest('cursor must be the next of an earlier page.');
}
