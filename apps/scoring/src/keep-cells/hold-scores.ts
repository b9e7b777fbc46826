import { sql, type Transaction } from '@sidetone/platform/database';

const SCORES_LOCK = 7_361_011;

/**
 * Waits until no other transaction changes facts or cells, and keeps others waiting until this one ends. An answer and its invitation, or
 * an answer and its customer, come by different topics: without this each of two transactions could miss the other's row, and a cell
 * would be wrong for good. All of them change the same few cells anyway, so they would wait for each other there.
 * Pages are priced as what memory and solid disks cost: with the price of turning disks, a batch read whole tables to find its thousand facts.
 */
export async function holdScores(tx: Transaction): Promise<void> {
  await tx.query(sql`
    select pg_advisory_xact_lock(${SCORES_LOCK}::int, hashtext(current_schema())), set_config('random_page_cost', '1.1', true)`);
}
