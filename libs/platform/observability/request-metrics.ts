import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Counter, Histogram, type Registry } from 'prom-client';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Counts and times requests by route. A route is told as it is declared (`/v1/cases/:caseId`), never as it was asked for, and what
 * matches none is `unmatched`: so callers cannot make series.
 */
export function requestMetrics(adapter: FastifyAdapter, registry: Registry): void {
  const requests = new Counter({
    name: 'sidetone_http_requests_total',
    help: 'HTTP requests, by route as declared, method and class of the answer: 2xx, 3xx, 4xx, 5xx.',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'sidetone_http_request_seconds',
    help: 'Seconds until an HTTP request was answered, by route as declared and method.',
    labelNames: ['route', 'method'],
    buckets: [0.01, 0.05, 0.2, 0.5, 1, 5, 30],
    registers: [registry],
  });
  adapter.getInstance().addHook('onResponse', (request, reply, done) => {
    const labels = {
      route: request.routeOptions.url ?? 'unmatched',
      method: METHODS.has(request.method) ? request.method : 'other',
    };
    // There from the first request on, so that the share of failed ones is 0 and not unknown.
    requests.inc({ ...labels, status: '5xx' }, 0);
    requests.inc({ ...labels, status: `${Math.trunc(reply.statusCode / 100)}xx` });
    seconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}
