import type { ServiceName } from '@sidetone/platform/service';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { routes, type Route } from './route-table.js';

/** There from the start, since these two are nearly all that is asked. */
const METHODS = ['GET', 'POST'] as const;
const OTHER_METHODS: ReadonlySet<string> = new Set(['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', ...METHODS]);

/**
 * What the proxy tells Prometheus: rate, errors and duration of what comes to the one address, and the requests that it answers in the
 * stead of a service that does not. These have the name under which services count theirs, which none of them counted: the sum is what
 * callers saw, each request once.
 */
export class ProxyMetrics {
  readonly registry = new Registry();
  private readonly unanswered: Counter;
  private readonly seconds: Histogram;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.unanswered = new Counter({
      name: 'sidetone_http_requests_total',
      help: 'Requests that the proxy answered 503 because the service behind it did not, by that service, first part of the path and method.',
      labelNames: ['service', 'route', 'method', 'status'],
      registers: [this.registry],
    });
    this.seconds = new Histogram({
      name: 'sidetone_proxy_request_seconds',
      help: 'Seconds until a request to the one address was answered, by the service behind it (proxy: its own pages) and class of the answer.',
      labelNames: ['service', 'status'],
      buckets: [0.01, 0.05, 0.2, 0.5, 1, 5, 30],
      registers: [this.registry],
    });
    for (const route of routes)
      for (const method of METHODS)
        this.unanswered.inc({ service: route.service, route: classOf(route, route.prefix), method, status: '5xx' }, 0);
  }

  /** A service did not answer, and the proxy did. */
  away(route: Route, method: string, path: string): void {
    this.unanswered.inc({
      service: route.service,
      route: classOf(route, path),
      method: OTHER_METHODS.has(method) ? method : 'other',
      status: '5xx',
    });
  }

  answered(service: ServiceName | 'proxy', status: number, ms: number): void {
    this.seconds.observe({ service, status: `${Math.trunc(status / 100)}xx` }, ms / 1000);
  }
}

/** The first part of a path, which only the table of routes makes; below a service's name, what no caller wants of it goes by its own. */
function classOf({ prefix, rewrite }: Route, path: string): string {
  const own = rewrite === '' ? path.slice(prefix.length) : '';
  if (own.startsWith('/health/')) return '/health/';
  if (own === '/metrics') return '/metrics';
  return `/${prefix.split('/')[1] ?? ''}`;
}
