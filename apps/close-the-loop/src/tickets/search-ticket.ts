import type { Exchange } from '@sidetone/platform/outbound';
import { nextPage } from './next-page.js';
import { foundIn, type ReadTicket } from './read-ticket.js';

/** What a search for an earlier ticket says. `unsure`: it may be there, so that none may be made. */
export type Searched =
  | { readonly kind: 'found'; readonly ticket: ReadTicket }
  | { readonly kind: 'none' }
  | { readonly kind: 'unsure'; readonly why: string };

/** Of a system that does not know the filter so many pages are read, and no more. */
export const MOST_PAGES = 20;

const SEARCH = 'the search for an earlier ticket';

/**
 * Looks for the ticket of a case on all pages of a search: only who surely has none gets one, else there would be two.
 * @param ask asks for one page
 */
export async function searchTicket(
  first: string,
  caseId: string,
  ask: (url: string) => Promise<Exchange>,
): Promise<Searched> {
  const seen = new Set<string>();
  let url = first;
  let count = 0;
  let isCertain = false;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await ask(url);
    if (answer.kind === 'answered' && !isCertain && isNothingThere(answer.status, page)) return { kind: 'none' };
    const found = isWhole(answer) ? foundIn(answer.body, caseId) : undefined;
    if (found?.ours) return { kind: 'found', ticket: found.ours };
    if (answer.kind !== 'answered' || found === undefined) return { kind: 'unsure', why: notTaken(SEARCH, answer) };
    const isNew = found.ids.some((id) => !seen.has(id));
    for (const id of found.ids) seen.add(id);
    count += found.ids.length;
    const next = nextPage({ ...answer, url, count: found.ids.length, seen: count });
    if (next.kind === 'none') return { kind: 'none' };
    // The same page again: it knows no offset, and unless it said that there is more, that was all.
    if (page > 1 && !isNew) return isCertain ? { kind: 'unsure', why: SAME_PAGE } : { kind: 'none' };
    ({ url, isCertain } = next);
  }
  return { kind: 'unsure', why: TOO_MANY };
}

/**
 * Whether a page that nobody announced is not there. A first one is not by 404; a later one by whatever a system says to an offset past its end,
 * but for what says that it would not answer us, or not now.
 */
function isNothingThere(status: number, page: number): boolean {
  if (page === 1) return status === 404;
  return status >= 400 && status < 500 && !NO_ANSWER.has(status);
}

/** Not let in, too slow, or asked too often. */
const NO_ANSWER: ReadonlySet<number> = new Set([401, 403, 407, 408, 425, 429]);

const MEND = 'No ticket is made, since there might be one: have it filter its tickets by our external id.';
const SAME_PAGE = `The ticket system says that there are more tickets, and answers with the same page again. ${MEND}`;
const TOO_MANY = `The ticket system answered ${SEARCH} with more than ${MOST_PAGES} pages of others. ${MEND}`;

/** A 2xx of which all was read. */
export function isWhole(exchange: Exchange): exchange is Extract<Exchange, { kind: 'answered' }> {
  return exchange.kind === 'answered' && exchange.status >= 200 && exchange.status < 300 && !exchange.cut;
}

/** Why something was not taken by the ticket system. */
export function notTaken(what: string, exchange: Exchange): string {
  if (exchange.kind !== 'answered') return `The ticket system did not take ${what}: ${exchange.why}`;
  const { status } = exchange;
  const hint = status === 401 || status === 403 ? ' Check TICKET_AUTHORIZATION.' : '';
  const empty = exchange.cut ? 'with more than is read of an answer' : 'with no ticket in its answer';
  const said = status >= 200 && status < 300 ? empty : `with status ${status}`;
  return `The ticket system answered ${what} ${said}.${hint}`;
}
