import { sql, type Transaction } from '@sidetone/platform/database';

const SCORES_LOCK = 7_361_011;
/** Below the limit of a statement: who runs into that one is taken for a bad record, who does not get a lock is tried again. */
const MOST_WAITED_MS = 90_000;

/**
 * Waits until no other transaction changes facts or cells, and keeps others waiting until this one ends. An answer and its invitation, or
 * an answer and its customer, come by different topics: without this each of two transactions could miss the other's row, and a cell
 * would be wrong for good. All of them change the same few cells anyway, so they would wait for each other there.
 * Pages are priced as what memory and solid disks cost: with the price of turning disks, a batch read whole tables to find its thousand facts.
 * @throws what is worth trying again, where a rebuild holds them for longer than a statement may take
 */
export async function holdScores(tx: Transaction, mostWaitedMs = MOST_WAITED_MS): Promise<void> {
  await tx.query(sql`
    with limits as materialized (
      select set_config('lock_timeout', ${String(mostWaitedMs)}, true), set_config('random_page_cost', '1.1', true))
    select pg_advisory_xact_lock(${SCORES_LOCK}::int, hashtext(current_schema())) from limits`);
}
