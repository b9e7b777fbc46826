/** The superuser of the servers that we start, which keep to the loopback interface. */
export const SUPERUSER = 'postgres';

/** Sorting by code point, the same on every system; in Docker as embedded. */
export const INITDB_ARGS = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
] as const;

/** What differs from PostgreSQL's defaults: for loads of some 50,000 rows a second, and five services with their pools. */
export const serverSettings = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  max_connections: '300',
  timezone: 'UTC',
} as const;

/** As arguments of `postgres`. */
export function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
