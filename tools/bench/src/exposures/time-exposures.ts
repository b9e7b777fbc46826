import { setTimeout as pause } from 'node:timers/promises';
import { aResponse } from '@sidetone/testing/factories';
import type { Suite } from '@sidetone/testing/suite';
import pg from 'pg';

const GIVE_UP_MS = 20_000;
const POLL_MS = 1;
const PROBES_AT_ONCE = 50;

/** Milliseconds from sending an answer to its exposure being visible to another connection, for each of `count` answers, one every `everyMs`; 0: each after the one before. */
export async function timeExposures(
  suite: Suite,
  count: number,
  subscriptions: number,
  everyMs: number,
): Promise<number[]> {
  const pool = new pg.Pool({
    connectionString: suite.databaseUrlOf('kpi-correlation'),
    max: everyMs === 0 ? 1 : PROBES_AT_ONCE,
  });
  const run = `${everyMs}-${Date.now()}`;
  try {
    const delays: Promise<number>[] = [];
    const start = performance.now();
    for (let index = 0; index < count; index += 1) {
      const subscription = (index * 7_919) % subscriptions;
      const delay = delayOf(suite, pool, `${run}-${index}`, subscription);
      delays.push(delay);
      if (everyMs === 0) await delay;
      else await pause(Math.max(0, start + (index + 1) * everyMs - performance.now()));
    }
    return await Promise.all(delays);
  } finally {
    await pool.end();
  }
}

async function delayOf(suite: Suite, pool: pg.Pool, number: string, subscription: number): Promise<number> {
  const sentAt = performance.now();
  await suite.send([
    aResponse(number, Date.now(), { customerId: `CUS-${subscription}`, subscriptionId: `SUB-${subscription}` }),
  ]);
  while (performance.now() - sentAt < GIVE_UP_MS) {
    const { rowCount } = await pool.query({
      name: 'stored',
      text: 'select from exposure where response_id = $1',
      values: [`RSP-${number}`],
    });
    if (rowCount !== 0) return performance.now() - sentAt;
    await pause(POLL_MS);
  }
  return GIVE_UP_MS;
}
