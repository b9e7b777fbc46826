import type { ServiceName } from '@sidetone/platform/service';

/** Paths that begin with `prefix` (as whole segments, `:name` being any) go to `service`, with the prefix replaced by `rewrite`. */
export interface Route {
  readonly prefix: string;
  readonly service: ServiceName;
  readonly rewrite: string;
}

const resources: Readonly<Record<ServiceName, readonly string[]>> = {
  'survey-dispatch': [
    '/u',
    '/v1/templates',
    '/v1/senders',
    '/v1/bounces',
    '/v1/interviews',
    '/v1/invitations',
    '/v1/contacts',
    '/v1/programmes',
    '/v1/contact-policy',
  ],
  'response-ingest': ['/r', '/v1/responses', '/v1/set-aside'],
  scoring: [
    '/v1/nps',
    '/v1/response-rates',
    '/v1/accounts',
    '/v1/waves',
    '/v1/index-models',
    '/v1/comments',
    '/v1/testimonials',
    '/v1/targets',
  ],
  'kpi-correlation': [
    '/v1/kpis',
    '/v1/places',
    '/v1/responses/:responseId/exposure',
    '/v1/drivers',
    '/v1/repairs',
    '/v1/driver-runs',
    '/v1/runs',
    '/v1/resources',
    '/v1/silent-customers',
    '/v1/subscriptions',
    '/v1/events',
    '/v1/tmf',
    '/listener',
    '/ingest',
    '/v1/teams',
    '/v1/unlinked',
    '/v1/unused',
    '/v1/rollups',
  ],
  'close-the-loop': [
    '/v1/cases',
    '/v1/calendars',
    '/v1/case-teams',
    '/v1/routing-rules',
    '/v1/service-levels',
    '/v1/causes',
    '/v1/cause-hints',
    '/v1/incident-rules',
    '/v1/incidents',
    '/v1/actions',
    '/v1/sla',
    '/v1/recovery',
    '/v1/webhooks',
    '/v1/digests',
  ],
};

/**
 * Where each path of the one address leads. A resource belongs to one service and is found without knowing which; what
 * every service has (docs, health, metrics, v1/ledger) stands below the service's name.
 */
export const routes: readonly Route[] = (Object.keys(resources) as ServiceName[]).flatMap((service) => [
  ...resources[service].map((prefix) => ({ prefix, service, rewrite: prefix })),
  { prefix: `/${service}`, service, rewrite: '' },
]);

/** The route of a path, the longest if there are several, or undefined where nothing stands. */
export function routeOf(path: string): Route | undefined {
  const fitting = routes.filter(({ prefix }) => leadsTo(prefix.split('/'), path.split('/')));
  return fitting.sort((a, b) => b.prefix.split('/').length - a.prefix.split('/').length)[0];
}

function leadsTo(prefix: readonly string[], path: readonly string[]): boolean {
  return prefix.length <= path.length && prefix.every((part, index) => part.startsWith(':') || part === path[index]);
}
