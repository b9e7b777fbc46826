import { sql } from '@sidetone/platform/database';
import type { ServiceName } from '@sidetone/platform/service';
import type { Suite } from '../suite/index.js';

/** What became of a topic's records at one service. */
export interface Fates {
  readonly stored: number;
  readonly dropped: number;
  readonly deadLettered: number;
  /** stored + dropped + deadLettered: must equal what was sent. */
  readonly total: number;
  /** Dropped and dead-lettered records by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** The service's own account of a topic, as it stands in its database. */
export async function fatesOf(suite: Suite, service: ServiceName, topic: string): Promise<Fates> {
  const rows = await suite.query<{ fate: string; reason: string; records: number }>(
    service,
    sql`select fate, reason, records::float8 as records from record_fate where topic = ${topic}`,
  );
  const sum = (fate: string): number =>
    rows.filter((row) => row.fate === fate).reduce((total, row) => total + row.records, 0);
  const [stored, dropped, deadLettered] = [sum('stored'), sum('dropped'), sum('deadLettered')];
  return {
    stored,
    dropped,
    deadLettered,
    total: stored + dropped + deadLettered,
    reasons: Object.fromEntries(rows.filter((row) => row.reason !== '').map((row) => [row.reason, row.records])),
  };
}
