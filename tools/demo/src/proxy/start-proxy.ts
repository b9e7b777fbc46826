import httpProxy from '@fastify/http-proxy';
import fastify from 'fastify';
import type { ServiceName } from '@sidetone/platform/service';
import { serveGlance, type GlanceReader, type PageSettings } from '../glance/index.js';
import { answerAway } from './answer-away.js';
import { askForKey } from './ask-for-key.js';
import { routes } from './route-table.js';

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

/** One address in front of the five services, routed by path. Resolves when it listens; `stop` ends it. */
export async function startProxy(settings: ProxySettings): Promise<{ stop(): Promise<void> }> {
  const { port, host, services, glances, page, pageKeys } = settings;
  const server = fastify({ logger: false, forceCloseConnections: true });
  if (pageKeys) askForKey(server, pageKeys);
  serveGlance(server, glances, page);
  server.get('/health/live', () => ({ status: 'ok' }));
  for (const { prefix, service, rewrite } of routes) {
    await server.register(httpProxy, {
      upstream: services[service],
      prefix,
      rewritePrefix: rewrite,
      http: { agentOptions: { keepAlive: true } },
      replyOptions: {
        onError: (reply) => answerAway(service, reply),
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
