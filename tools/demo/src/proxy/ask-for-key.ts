import type { FastifyInstance } from 'fastify';
import { KnownKeys } from '@sidetone/platform/web';

/** What tells scores and counts without a key of the API: the page at `/`, its pictures, and what services tell of themselves to Prometheus. */
const SHOWS_FIGURES = /^\/$|^\/pictures\/|\/metrics\/*$/;

/** What the proxy tells Prometheus of itself, which is no figure of the operator's. */
const OWN_METRICS = '/metrics';

const NOT_LET_IN =
  'This page shows scores and counts. Log in with the name of an API key as the user and the key as the password.\n';

/**
 * Has browsers ask for a user and a password, the name and the key of one of `keys`, before figures are shown (HTTP Basic, RFC 7617).
 * All else goes its way: the API asks for its key itself, and customers open their links.
 */
export function askForKey(server: FastifyInstance, keys: ReadonlyMap<string, string>): void {
  const known = new KnownKeys(keys);
  server.addHook('onRequest', async ({ url, headers }, reply) => {
    if (url === OWN_METRICS || !SHOWS_FIGURES.test(pathOf(url)) || isKnown(known, headers.authorization)) return;
    return reply
      .code(401)
      .headers({ 'www-authenticate': 'Basic realm="Sidetone", charset="UTF-8"', 'cache-control': 'no-store' })
      .type('text/plain; charset=utf-8')
      .send(NOT_LET_IN);
  });
}

/** The path that is reached in the end: neither percent signs nor dots are a way around. */
function pathOf(url: string): string {
  const { pathname } = new URL(url, 'http://proxy');
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function isKnown(known: KnownKeys, authorization: string | undefined): boolean {
  const [, encoded] = /^basic ([a-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return false;
  const [, name, key = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return name !== undefined && known.nameOf(key) === name;
}
