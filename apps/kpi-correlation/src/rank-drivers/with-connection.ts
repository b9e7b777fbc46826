import { SECOND_MS } from '@sidetone/domain/time';
import pg from 'pg';
import type { AnalysisSource } from './analysis-task.js';

/**
 * Does `work` by a connection of the thread's own, which sees the service's schema. The server gives up first on a statement that takes too
 * long, so that it tells why and nothing goes on there unseen.
 */
export async function withConnection<T>(
  { databaseUrl, schema, statementMs }: AnalysisSource,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `sidetone ${schema} analysis`,
    keepAlive: true,
    connectionTimeoutMillis: 5 * SECOND_MS,
    statement_timeout: statementMs,
    query_timeout: statementMs + 20 * SECOND_MS,
  });
  // A connection that is cut between two statements says so here; the next statement fails with it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set search_path = ${client.escapeIdentifier(schema)}`);
    return await work(client);
  } finally {
    // Not waited for: a connection that was cut may never say goodbye.
    client.end().catch(() => undefined);
  }
}
