import { sql, type Transaction } from '@sidetone/platform/database';

/** Held, shared, by each transaction that computes exposures of new answers, until it ends. */
const ANSWERING_LOCK = 7_361_105;
/** Held, shared, by each transaction that marks answers to be computed anew, until it ends. */
const MARKING_LOCK = 7_361_106;

/**
 * Whoever marks answers calls this before they look for them. It waits for the answers that are being computed now, so that it finds
 * them; those that begin from now on learn by `beginAnswering` that somebody marks at the same time, whose events they cannot see yet.
 */
export async function beginMarking(tx: Transaction): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock_shared(${MARKING_LOCK}, hashtext(current_schema()))`);
  await tx.query(sql`
    select pg_advisory_lock(${ANSWERING_LOCK}, hashtext(current_schema())), pg_advisory_unlock(${ANSWERING_LOCK}, hashtext(current_schema()))`);
}

/**
 * Whoever computes exposures of new answers calls this before they store the first. Returns whether somebody marks answers at the same
 * time, who may have looked for them already: then the new ones must be computed once more.
 */
export async function beginAnswering(tx: Transaction): Promise<boolean> {
  await tx.query(sql`select pg_advisory_xact_lock_shared(${ANSWERING_LOCK}, hashtext(current_schema()))`);
  const [row] = await tx.query<{ alone: boolean }>(sql`
    select case when pg_try_advisory_lock(${MARKING_LOCK}, hashtext(current_schema()))
      then pg_advisory_unlock(${MARKING_LOCK}, hashtext(current_schema())) else false end as alone`);
  return row?.alone !== true;
}
