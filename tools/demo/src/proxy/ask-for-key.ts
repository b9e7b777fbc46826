import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { KnownKeys } from '@sidetone/platform/web';

/** Routes of our own that tell scores and counts. */
const FIGURES: ReadonlySet<string> = new Set(['/', '/pictures/:name.svg']);
/** What the proxy tells Prometheus of itself, which is no score. */
const OWN_METRICS = '/metrics';
/** What services tell Prometheus, scores among it. */
const METRICS_OF_SERVICE = /\/metrics\/*$/;

const NOT_LET_IN =
  'This shows scores and counts. Log in with the name of an API key as the user and the key as the password, or send the key in the header X-Api-Key.\n';

/**
 * Has browsers ask for a user and a password, the name and the key of one of `keys`, before figures are shown (HTTP Basic, RFC 7617);
 * programs may send the key as to the API. All else goes its way: the API asks for its key itself, and customers open their links.
 */
export function askForKey(server: FastifyInstance, keys: ReadonlyMap<string, string>): void {
  const known = new KnownKeys(keys);
  server.addHook('onRequest', async ({ url, routeOptions: { url: route = '' }, headers }, reply) => {
    const showsFigures = FIGURES.has(route) || (route !== OWN_METRICS && METRICS_OF_SERVICE.test(pathOf(url)));
    if (!showsFigures || isKnown(known, headers)) return;
    return reply
      .code(401)
      .headers({ 'www-authenticate': 'Basic realm="Sidetone", charset="UTF-8"', 'cache-control': 'no-store' })
      .type('text/plain; charset=utf-8')
      .send(NOT_LET_IN);
  });
}

/** The path that is reached in the end: neither percent signs nor dots are a way around. */
function pathOf(url: string): string {
  const { pathname } = new URL(url.startsWith('/') ? `http://proxy${url}` : url, 'http://proxy');
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function isKnown(known: KnownKeys, headers: IncomingHttpHeaders): boolean {
  const key = headers['x-api-key'];
  if (typeof key === 'string') return known.nameOf(key) !== undefined;
  const [, encoded] = /^basic ([a-z0-9+/=]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return false;
  const [, name, password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return name !== undefined && known.nameOf(password) === name;
}
