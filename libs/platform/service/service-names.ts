import { schemaOf, type ServiceSchema } from '../database/index.js';

/** The five services, each with a consumer group and a schema of its own. */
export const serviceNames = [
  'survey-dispatch',
  'response-ingest',
  'scoring',
  'kpi-correlation',
  'close-the-loop',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** The role of a service is `sidetone_<schema>`. */
export function serviceSchema(service: ServiceName, password: string): ServiceSchema {
  return { schema: schemaOf(service), role: `sidetone_${schemaOf(service)}`, password };
}

/** The address a service uses: the administrator's with the service's own role. */
export function serviceDatabaseUrl(adminUrl: string, { role, password }: ServiceSchema): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.toString();
}
