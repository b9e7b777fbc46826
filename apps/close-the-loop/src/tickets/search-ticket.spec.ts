import type { Exchange } from '@sidetone/platform/outbound';
import { MOST_PAGES, searchTicket } from './search-ticket.js';

const FIRST = 'https://tickets.example/api/troubleTicket?externalId=case%3ACASE-1';
const OURS = { id: 'TT-7', externalId: 'case:CASE-1', status: 'pending' };
const others = (count: number, from = 0) =>
  Array.from({ length: count }, (_, place) => ({ id: `TT-${100 + from + place}`, externalId: `crm:${from + place}` }));

const page = (tickets: unknown, headers: Record<string, string> = {}, status = 200): Exchange => ({
  ...{ kind: 'answered', status, headers, body: JSON.stringify(tickets), cut: false },
});

/** A system that holds tickets and ignores filters. */
function searchIn(answer: (url: URL, calls: number) => Exchange) {
  const asked: string[] = [];
  const ask = async (url: string): Promise<Exchange> => {
    asked.push(url);
    return answer(new URL(url), asked.length);
  };
  return { asked, searched: searchTicket(FIRST, 'CASE-1', ask) };
}
/** It answers with so many at a time, from the offset that it is asked for. */
const paging = (all: readonly unknown[], limit: number, headers: Record<string, string> = {}, status = 200) =>
  searchIn(({ searchParams }) => {
    const offset = Number(searchParams.get('offset') ?? 0);
    return page(all.slice(offset, offset + limit), headers, status);
  });

describe('the search for an earlier ticket', () => {
  it('finds ours on a later page, whether more was announced by a count, by 206, or not at all', async () => {
    const all = [...others(25), OURS];
    for (const [headers, status] of [
      [{ 'x-total-count': '26' }, 200],
      [{}, 206],
      [{}, 200],
    ] as const) {
      const { asked, searched } = paging(all, 10, headers, status);
      expect(await searched).toEqual({ kind: 'found', ticket: { ticketId: 'TT-7', status: 'pending' } });
      expect(asked.at(-1)).toBe(`${FIRST}&offset=20&limit=10`);
    }
  });

  it('follows a link to the next page, and none to another server', async () => {
    const link = (target: string) => ({ link: `<https://tickets.example/api>; rel="self", <${target}>; rel="next"` });
    const near = searchIn((url) =>
      url.searchParams.has('cursor') ? page([OURS]) : page(others(2), link('?cursor=b')),
    );
    expect(await near.searched).toMatchObject({ kind: 'found' });
    expect(near.asked[1]).toBe('https://tickets.example/api/troubleTicket?cursor=b');
    const far = searchIn((_, calls) => (calls > 1 ? page([]) : page(others(2), link('https://evil.example/next'))));
    expect(await far.searched).toEqual({ kind: 'none' });
    expect(far.asked.every((url) => url.startsWith('https://tickets.example/'))).toBe(true);
  });

  it('is sure that there is none once all pages were seen, or where offsets are ignored and no more was announced', async () => {
    expect(await paging(others(25), 10).searched).toEqual({ kind: 'none' });
    expect(await paging(others(25), 10, { 'x-total-count': '25' }).searched).toEqual({ kind: 'none' });
    const deaf = searchIn(() => page(others(5)));
    expect(await deaf.searched).toEqual({ kind: 'none' });
    expect(deaf.asked).toHaveLength(2);
    expect(await searchIn(() => page([])).searched).toEqual({ kind: 'none' });
    expect(await searchIn(() => page({}, {}, 404)).searched).toEqual({ kind: 'none' });
  });

  it('is sure that there is none where a page that nobody announced is refused, and of no page that it may not see', async () => {
    const refusing = (status: number, headers: Record<string, string> = {}) =>
      searchIn((_, calls) => (calls > 1 ? page({}, {}, status) : page(others(5), headers))).searched;
    for (const status of [400, 404, 416, 422]) expect(await refusing(status)).toEqual({ kind: 'none' });
    for (const status of [401, 403, 429]) expect(await refusing(status)).toMatchObject({ kind: 'unsure' });
    expect(await refusing(400, { 'x-total-count': '900' })).toMatchObject({ kind: 'unsure' });
    expect(await searchIn(() => page({}, {}, 400)).searched).toMatchObject({ kind: 'unsure' });
  });

  it('is unsure, so that no second ticket is made, where more was announced than is shown, or it never ends', async () => {
    const hidden = searchIn(() => page(others(5), { 'x-total-count': '900' }));
    expect(await hidden.searched).toMatchObject({
      kind: 'unsure',
      why: expect.stringContaining('the same page again'),
    });
    const endless = searchIn((_, calls) => page(others(5, calls * 5)));
    expect(await endless.searched).toMatchObject({
      kind: 'unsure',
      why: expect.stringContaining('more than 20 pages'),
    });
    expect(endless.asked).toHaveLength(MOST_PAGES);
  });

  it('is unsure where a page is not answered by a list, or only in part', async () => {
    const broken = searchIn((_, calls) => (calls > 1 ? page({}, {}, 500) : page(others(5))));
    expect(await broken.searched).toEqual({
      ...{ kind: 'unsure', why: 'The ticket system answered the search for an earlier ticket with status 500.' },
    });
    expect(await searchIn(() => page({ items: [] })).searched).toMatchObject({ kind: 'unsure' });
    expect(await searchIn(() => page([{ ...OURS, id: null }])).searched).toMatchObject({ kind: 'unsure' });
    const long: Exchange = { kind: 'answered', status: 200, headers: {}, body: '[', cut: true };
    expect(await searchIn(() => long).searched).toMatchObject({
      ...{ kind: 'unsure', why: expect.stringContaining('with more than is read of an answer') },
    });
  });
});
