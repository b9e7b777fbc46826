import { sql, trustedSql, type Transaction } from '@sidetone/platform/database';

/** Held, shared, by each transaction that counts events as they come, until it ends. */
const COUNTING_LOCK = 7_361_103;
/** Held, shared, by a transaction that takes counted events back, so that they are not counted anew at the same moment. */
const SUPERSEDING_LOCK = 7_361_104;

/** As a column of a query that runs anyway: so it costs no time of its own. */
export const SHARE_COUNTING = trustedSql(
  `pg_advisory_xact_lock_shared(${COUNTING_LOCK}, hashtext(current_schema()))::text as counting`,
);

/** Waits until all who counted before have committed. Whoever counts hereafter waits until this transaction ends. */
export async function stopCounting(tx: Transaction): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${COUNTING_LOCK}, hashtext(current_schema()))`);
}

export async function shareSuperseding(tx: Transaction): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock_shared(${SUPERSEDING_LOCK}, hashtext(current_schema()))`);
}

/** Waits until nobody takes counted events back, and lets nobody until the transaction ends. */
export async function stopSuperseding(tx: Transaction): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${SUPERSEDING_LOCK}, hashtext(current_schema()))`);
}
