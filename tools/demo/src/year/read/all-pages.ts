import { Type, type Static, type TSchema, type TUnsafe } from '@sinclair/typebox';
import type { ServiceName } from '@sidetone/platform/service';
import type { ServiceApi } from '@sidetone/testing/stack';

type Page<T> = TUnsafe<{ items: T[]; next: string | null }>;

/** The shape of a page of a list. */
export const pageOf = <S extends TSchema>(item: S): Page<Static<S>> =>
  Type.Unsafe<{ items: Static<S>[]; next: string | null }>(
    Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) }),
  );

/** Every item of a list, page by page. */
export async function allPages<T>(
  api: ServiceApi,
  service: ServiceName,
  path: string,
  page: Page<T>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const url = `${path}${path.includes('?') ? '&' : '?'}limit=500${from}`;
    const read: { items: T[]; next: string | null } = await api.get(service, url, page);
    items.push(...read.items);
    cursor = read.next;
  }
  return items;
}
