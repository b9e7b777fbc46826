import { setTimeout as pause } from 'node:timers/promises';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { sql, trustedSql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { LOOP, makeDue } from './case-world.js';

const POLL_MS = 5;
const GIVE_UP_MS = 60_000;

/** Every `next_due_at` that has passed, by the index of those alone: what each pass of the service begins with. */
const DUE = `select case_id from cases where next_due_at <= now() order by next_due_at limit 1000 for update skip locked`;

export interface Sweep {
  /** From the beginning of the service's pass to its commit being seen. */
  readonly passMs: number;
  /** From the cases coming due to the same: the up to half a second until the next pass is in it. */
  readonly dueToDoneMs: number;
}

/**
 * Lets so many cases come due and waits until the running service has warned, marked and escalated all of them.
 * @throws InfrastructureError when that takes longer than a minute, or not each of them has told once what it had to
 */
export async function timeSweep(suite: Suite, due: number): Promise<Sweep> {
  const before = await told(suite);
  const start = Date.now();
  await makeDue(suite, due);
  const cameDue = Date.now();
  while (await someDue(suite)) {
    if (Date.now() - cameDue > GIVE_UP_MS)
      throw new InfrastructureError(`${due} cases were not swept within a minute; see the log of ${LOOP}.`);
    await pause(POLL_MS);
  }
  const done = Date.now();
  const after = await told(suite);
  if (after.cases - before.cases !== due)
    throw new InfrastructureError(`Of ${due} cases that came due ${after.cases - before.cases} told so.`);
  if (after.at < start - 1_000) throw new InfrastructureError('The sweep has written no time of its own.');
  return { passMs: done - after.at, dueToDoneMs: done - cameDue };
}

/** Milliseconds of the statement when nothing is due, so many times; asked as the service does, in a transaction. */
export async function timeIdleSweeps(suite: Suite, times: number): Promise<readonly number[]> {
  const milliseconds: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    const rows = await suite.query<{ case_id: string }>(LOOP, trustedSql(DUE));
    milliseconds.push(performance.now() - start);
    if (rows.length > 0) throw new InfrastructureError('Cases came due that were not to.');
  }
  return milliseconds;
}

/** The database's plan of it. @throws InfrastructureError where it reads the whole table */
export async function sweepPlan(suite: Suite): Promise<string> {
  const rows = await suite.query<{ 'QUERY PLAN': string }>(
    LOOP,
    trustedSql(`explain (analyze, buffers, costs off) ${DUE}`),
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  if (plan.includes('Seq Scan')) throw new InfrastructureError(`The sweep reads all cases:\n${plan}`);
  return plan;
}

async function someDue(suite: Suite): Promise<boolean> {
  const rows = await suite.query(LOOP, sql`select 1 from cases where next_due_at <= now() limit 1`);
  return rows.length > 0;
}

/** How often cases have told of a clock, and when that was last: the time at which a pass begins stands in what it writes. */
async function told(suite: Suite): Promise<{ readonly cases: number; readonly at: number }> {
  const [row] = await suite.query<{ cases: number; at: number }>(
    LOOP,
    sql`select count(*)::int as cases, coalesce(extract(epoch from max(at)) * 1000, 0)::float8 as at
      from case_history where move in ('firstContactDueSoon', 'firstContactOverdue')`,
  );
  return row ?? { cases: 0, at: 0 };
}
