import type { IncomingHttpHeaders } from 'node:http';

/** What a page of a search says about what comes after it. */
export interface AnsweredPage {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The address that was asked. */
  readonly url: string;
  /** How many tickets came on it, and on all pages so far. */
  readonly count: number;
  readonly seen: number;
}

/** `isCertain`: it was said that more comes; else the only way to know is to ask on. */
export type NextPage =
  { readonly kind: 'none' } | { readonly kind: 'next'; readonly url: string; readonly isCertain: boolean };

/**
 * The page after one of a search, by the ways in which TMF630 lets a system tell it: a link with rel=next, a total count, or status 206. One that says
 * nothing and had tickets is asked on by offset: it may cut its answers in silence.
 */
export function nextPage({ status, headers, url, count, seen }: AnsweredPage): NextPage {
  const link = linkedNext(headers.link, url);
  if (link !== undefined) return { kind: 'next', url: link, isCertain: true };
  const total = totalIn(headers);
  if (count === 0 || (total !== undefined && seen >= total)) return { kind: 'none' };
  const isCertain = total !== undefined || status === 206;
  const next = new URL(url);
  next.searchParams.set('offset', String(seen));
  next.searchParams.set('limit', String(count));
  return { kind: 'next', url: next.href, isCertain };
}

/** RFC 8288. A link to another server is none: it would be given our login. */
function linkedNext(header: string | readonly string[] | undefined, url: string): string | undefined {
  const links = [header ?? []].flat().flatMap((one) => one.split(/,(?=\s*<)/));
  const target = links.flatMap(
    (one) => /^\s*<([^>]*)>.*;\s*rel="?(?:[^"]*\s)?next(?:\s[^"]*)?"?/i.exec(one)?.[1] ?? [],
  )[0];
  if (target === undefined || !URL.canParse(target, url)) return undefined;
  const next = new URL(target, url);
  return next.origin === new URL(url).origin ? next.href : undefined;
}

function totalIn(headers: IncomingHttpHeaders): number | undefined {
  const told = headers['x-total-count'];
  return typeof told === 'string' && /^\d{1,9}$/.test(told) ? Number(told) : undefined;
}
