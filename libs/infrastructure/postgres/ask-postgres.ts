import { Client } from 'pg';

const PATIENCE_MS = 5_000;

/** Resolves when the server behind the URL answers a query, else rejects. */
export async function askPostgres(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  // A server that goes away while it is asked is an answer to the query, not to the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}
