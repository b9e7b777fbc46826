import { DAY_MS, toIso } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aCallFailure, aTick, aTicketChange } from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type Suite } from '@sidetone/testing/suite';

/** Days come and go by the clock; two processes write at the same time. */
const START = Date.UTC(2026, 10, 23, 12);
let suite: Suite;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 3 });
  const settings = { CLOCK: 'simulated', EVENT_MAX_AGE_DAYS: '30' } as const;
  await Promise.all([suite.start('kpi-correlation', settings), suite.start('kpi-correlation', settings)]);
}, 60_000);
afterAll(() => suite.close());

const reach = async (now: number): Promise<void> => {
  await suite.send([aTick(now)], { timestamp: now });
  await suite.settled('kpi-correlation', { now });
};
const days = async (): Promise<readonly string[]> =>
  (
    await suite.query<{ day: string }>(
      'kpi-correlation',
      sql`select right(inhrelid::regclass::text, 8) as day from pg_inherits where inhparent = 'event'::regclass order by 1`,
    )
  ).map(({ day }) => day);
const count = async (table: 'event' | 'event_key' | 'entity_event' | 'entity'): Promise<number> => {
  const rows = await suite.query<{ n: number }>('kpi-correlation', {
    text: `select count(*)::int as n from ${table}`,
    values: [],
  });
  return rows[0]?.n ?? -1;
};
const totals = () =>
  suite.query(
    'kpi-correlation',
    sql`select scope_id, day::text as day, kpi, trim_scale(amount)::text as amount from kpi_daily order by 1, 2, 3`,
  );
const old = Array.from({ length: 300 }, (_, index) =>
  aCallFailure(`V-${index}`, START - (index % 30) * DAY_MS, { subscriptionId: `SUB-${index}` }),
);

it('makes the days to come, and on demand those of the past, whoever asks first', async () => {
  await reach(START);
  expect(await days()).toEqual(['20261123', '20261124', '20261125', '20261126']);
  await suite.send(
    [
      ...old,
      aTicketChange('T-1', START - 20 * DAY_MS),
      aTicketChange('T-2', START - 19 * DAY_MS, { status: 'resolved' }),
    ],
    {
      timestamp: START,
    },
  );
  await suite.settled('kpi-correlation');
  expect(await count('event')).toBe(302);
  expect(await days()).toHaveLength(33);
});

it('drops days by age with their keys, keeps their totals, and takes what is sent again for too old', async () => {
  const before = await totals();
  const later = START + 20 * DAY_MS;
  await reach(later);
  const kept = old.filter(({ time }) => time > later - 32 * DAY_MS);
  expect((await days())[0]).toBe('20261112');
  expect([await count('event'), await count('event_key')]).toEqual([kept.length, kept.length]);
  expect(await totals()).toEqual(before);

  const fates = await fatesOf(suite, 'kpi-correlation', 'oss.call.v1');
  await suite.send([aCallFailure('V-29', START - 29 * DAY_MS, { subscriptionId: 'SUB-29' })], { timestamp: later });
  await suite.settled('kpi-correlation');
  const now = await fatesOf(suite, 'kpi-correlation', 'oss.call.v1');
  expect(now.stored).toBe(fates.stored);
  expect(now.reasons).toEqual({ 'The event is more than 30 days old.': 1 });
  expect(await count('event')).toBe(kept.length);
});

it('forgets the keys of days that were dropped before, as a crash in between leaves them', async () => {
  const keys = await count('event_key');
  await suite.query(
    'kpi-correlation',
    sql`insert into event_key (event_key, day, seq, revision) select gen_random_uuid(), date '2026-11-01', -n, 1 from generate_series(1, 20001) n`,
  );
  await reach(START + 21 * DAY_MS);
  expect(await days()).not.toContain('20261101');
  expect(await count('event_key')).toBe(await count('event'));
  expect(await count('event_key')).toBeLessThan(keys);
});

it('forgets a history when its last word is long past, and leaves its totals', async () => {
  expect(await count('entity_event')).toBe(2);
  const before = await totals();
  await reach(START + 120 * DAY_MS);
  expect([await count('entity'), await count('entity_event')]).toEqual([0, 0]);
  expect(await totals()).toEqual(before);

  // The same subscription has another ticket: what its first told of closed days stays.
  const now = START + 121 * DAY_MS;
  await suite.send([aTicketChange('T-9', now, { ticketId: 'TT-9', openedAt: toIso(now) })], { timestamp: now });
  await suite.settled('kpi-correlation');
  expect(await totals()).toEqual(expect.arrayContaining(before));
  expect(await totals()).toHaveLength(before.length + 1);
});
