import httpProxy from '@fastify/http-proxy';
import fastify from 'fastify';
import type { ServiceName } from '@sidetone/platform/service';
import { serveGlance, type GlanceReader, type PageSettings } from '../glance/index.js';
import { answerAway } from './answer-away.js';
import { askForKey } from './ask-for-key.js';
import { ProxyMetrics } from './proxy-metrics.js';
import { routeOf, routes } from './route-table.js';

export interface ProxySettings {
  readonly port: number;
  readonly host: string;
  /** Each service's own address. */
  readonly services: Readonly<Record<ServiceName, string>>;
  /** What the page at `/` shows; whoever opened it stops it. */
  readonly glances: GlanceReader;
  readonly page: PageSettings;
  /** Who may see figures there, name → key; without it everybody. */
  readonly pageKeys?: ReadonlyMap<string, string> | undefined;
}

/** What is asked of the proxy by those who watch it. */
const WATCHED: ReadonlySet<string> = new Set(['/health/live', '/metrics']);

/** One address in front of the five services, routed by path. Resolves when it listens; `stop` ends it. */
export async function startProxy(settings: ProxySettings): Promise<{ stop(): Promise<void> }> {
  const { port, host, services, glances, page, pageKeys } = settings;
  const server = fastify({ logger: false, forceCloseConnections: true });
  if (pageKeys) askForKey(server, pageKeys);
  const metrics = new ProxyMetrics();
  server.addHook('onResponse', (request, reply, done) => {
    const path = pathOf(request.url);
    if (!WATCHED.has(path)) metrics.answered(routeOf(path)?.service ?? 'proxy', reply.statusCode, reply.elapsedTime);
    done();
  });
  serveGlance(server, glances, page);
  server.get('/health/live', () => ({ status: 'ok' }));
  server.get('/metrics', (_request, reply) => {
    void reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
  for (const route of routes) {
    const { prefix, service, rewrite } = route;
    await server.register(httpProxy, {
      upstream: services[service],
      prefix,
      rewritePrefix: rewrite,
      http: { agentOptions: { keepAlive: true } },
      replyOptions: {
        onError: (reply) => {
          // Who has hung up was not failed.
          if (!reply.raw.destroyed) metrics.away(route, reply.request.method, pathOf(reply.request.url));
          answerAway(service, reply);
        },
        // Who tries link after link is told apart by address (decision 35), which behind us only we can tell.
        rewriteRequestHeaders: ({ ip }, headers) => ({
          ...headers,
          'x-forwarded-for': [headers['x-forwarded-for'] ?? [], ip].flat().join(', '),
        }),
      },
    });
  }
  await server.listen({ port, host });
  return { stop: () => server.close() };
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
