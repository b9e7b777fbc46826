import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@sidetone/platform/service';
import { routeOf, routes } from './route-table.js';

describe('the routes of the one address', () => {
  it.each([
    ['/r/some-token', 'response-ingest'],
    ['/v1/responses', 'response-ingest'],
    ['/v1/responses/import', 'response-ingest'],
    ['/v1/nps/series', 'scoring'],
    ['/v1/cases/summary', 'close-the-loop'],
    ['/v1/kpis/voice.drop.count/series', 'kpi-correlation'],
    ['/v1/teams/core%20voice/kpis', 'kpi-correlation'],
    ['/v1/unlinked', 'kpi-correlation'],
    ['/v1/unused', 'kpi-correlation'],
    ['/v1/rollups/verify', 'kpi-correlation'],
    ['/v1/responses/RSP-9', 'response-ingest'],
    ['/v1/responses/RSP-9/exposure', 'kpi-correlation'],
    ['/v1/drivers', 'kpi-correlation'],
    ['/v1/repairs/WO-1', 'kpi-correlation'],
    ['/v1/driver-runs', 'kpi-correlation'],
    ['/v1/subscriptions/SUB-1/events', 'kpi-correlation'],
    ['/v1/events', 'kpi-correlation'],
    ['/v1/tmf/hubs', 'kpi-correlation'],
    ['/listener/troubleTicketCreateEvent', 'kpi-correlation'],
    ['/ingest/cdr', 'kpi-correlation'],
    ['/v1/invitations', 'survey-dispatch'],
    ['/v1/contacts/CON-1', 'survey-dispatch'],
    ['/v1/programmes', 'survey-dispatch'],
    ['/v1/programmes/relationship/preview', 'survey-dispatch'],
    ['/v1/contact-policy', 'survey-dispatch'],
  ])('lead %s to %s, unchanged', (path, service) => {
    expect(routeOf(path)).toMatchObject({ service, rewrite: routeOf(path)?.prefix });
  });

  it.each(serviceNames)('lead everything below /%s to that service, without the name', (service) => {
    expect(routeOf(`/${service}/health/ready`)).toEqual({ prefix: `/${service}`, service, rewrite: '' });
  });

  it('know whole segments only', () => {
    expect(routeOf('/v1/npsx')).toBeUndefined();
    expect(routeOf('/robots.txt')).toBeUndefined();
  });

  it('give each prefix to one service', () => {
    expect(new Set(routes.map(({ prefix }) => prefix)).size).toBe(routes.length);
  });

  it('are those that the documents tell whoever puts another proxy in front', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/architecture.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    const isTold = (prefix: string, service: string): boolean =>
      rows.some((row) => row.includes(`\`${prefix}\``) && row.includes(`\`${service}\``));
    const told = routes
      .filter(({ prefix, service }) => prefix !== `/${service}`)
      .map(({ prefix, service }) => [prefix.replace(/:(\w+)Id/, '{id}'), service] as const);
    expect(told.filter(([prefix, service]) => !isTold(prefix, service))).toEqual([]);
  });
});
