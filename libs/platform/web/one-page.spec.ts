import { onePage, pageByKey, pageStart } from './one-page.js';

const keyOf = (item: string): string => item;

describe('pageByKey', () => {
  it('gives each item once over its pages, in order of key', () => {
    const items = ['d', 'a', 'ä', 'c', 'b'];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = pageByKey(items, keyOf, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'ä']);
  });

  it('goes on after a key that is gone meanwhile', () => {
    const { next } = pageByKey(['a', 'b', 'c'], keyOf, { limit: 2 });
    expect(pageByKey(['a', 'c'], keyOf, { limit: 2, cursor: String(next) }).items).toEqual(['c']);
  });

  it.each(['', '***', 'YQ=='])('refuses the cursor "%s"', (cursor) => {
    expect(() => pageByKey(['a'], keyOf, { limit: 2, cursor })).toThrow('next of an earlier page');
  });
});

describe('onePage', () => {
  it('has a next only where a row is left', () => {
    const cursorOf = (at: number) => ({ at, id: 'x' });
    expect(onePage([3, 2], 2, cursorOf)).toEqual({ items: [3, 2], next: null });
    const { items, next } = onePage([3, 2, 1], 2, cursorOf);
    expect(items).toEqual([3, 2]);
    expect(pageStart(next ?? undefined)).toEqual({ at: 2, id: 'x' });
  });

  it('begins at the top without a cursor, and refuses one that is none of ours', () => {
    expect(pageStart(undefined)).toBeUndefined();
    expect(() => pageStart('7')).toThrow('next of an earlier page');
  });
});
