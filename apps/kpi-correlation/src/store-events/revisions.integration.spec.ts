import type { CallFailure, OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import {
  aBillChange,
  aCallFailure,
  aDisputeChange,
  aLowSignal,
  aMeasurement,
  anAlarmChange,
  aProblemChange,
  aSlowSession,
  aTicketChange,
} from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type Suite } from '@sidetone/testing/suite';

/** Facts that are corrected and withdrawn: the totals follow, and every id stays known. Each test has a subscription of its own. */
const NOON = Date.UTC(2026, 10, 23, 12);
let suite: Suite;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  await suite.start('kpi-correlation');
});
afterAll(async () => {
  await suite.close();
});

const days = async (subscriptionId: string): Promise<string[]> => {
  const rows = await suite.query<{ day: string; events: number; amount: number }>(
    'kpi-correlation',
    sql`select day::text as day, events::int as events, amount::float8 as amount from kpi_daily where scope_id = ${subscriptionId} order by day`,
  );
  return rows.map(({ day, events, amount }) => `${day}: ${events} (${amount})`);
};

/** One send is one batch of Kafka's, and one transaction of ours. */
const atOnce = async (events: readonly OutgoingEvent[]): Promise<void> => {
  await suite.send(events, { timestamp: NOON });
  await suite.settled('kpi-correlation');
};
const oneByOne = async (events: readonly OutgoingEvent[]): Promise<void> => {
  for (const event of events) await atOnce([event]);
};

describe.each([
  ['at once', atOnce],
  ['one by one', oneByOne],
])('revisions that come %s', (how, take) => {
  const told =
    (subscriptionId: string) =>
    (id: string, revision: number, at = NOON, data: Partial<CallFailure> = {}) =>
      aCallFailure(`${subscriptionId}-${id}`, at, {
        callId: `call-${subscriptionId}`,
        subscriptionId,
        revision,
        ...data,
      });

  it('leave the greatest standing and move it to its own day', async () => {
    const subscriptionId = `greatest ${how}`;
    const drop = told(subscriptionId);
    await take([drop('1', 1), drop('2', 2, NOON - DAY_MS), drop('3', 3, NOON - 2 * DAY_MS), drop('4', 2)]);
    expect(await days(subscriptionId)).toEqual(['2026-11-21: 1 (1)']);
  });

  it('take a withdrawn fact back, and bring it again when it is told anew', async () => {
    const subscriptionId = `withdrawn ${how}`;
    const drop = told(subscriptionId);
    await take([drop('1', 1), drop('2', 2, NOON, { voided: true })]);
    expect(await days(subscriptionId)).toEqual([]);
    await take([drop('3', 3)]);
    expect(await days(subscriptionId)).toEqual(['2026-11-23: 1 (1)']);
  });

  it('remember the ids of what was replaced', async () => {
    const subscriptionId = `remembered ${how}`;
    const drop = told(subscriptionId);
    const before = await fatesOf(suite, 'kpi-correlation', 'oss.call.v1');
    await take([drop('1', 1), drop('2', 2), drop('1', 1), drop('1', 9)]);
    const after = await fatesOf(suite, 'kpi-correlation', 'oss.call.v1');
    expect([
      after.stored - before.stored,
      after.dropped - before.dropped,
      after.deadLettered - before.deadLettered,
    ]).toEqual([2, 1, 1]);
    expect(await days(subscriptionId)).toEqual(['2026-11-23: 1 (1)']);
  });
});

it('keeps a suspect measurement and does not use it', async () => {
  const scope = { kind: 'subscription', id: 'suspect' } as const;
  await atOnce([aMeasurement('M-1', NOON - HOUR_MS, { scope, suspect: true }), aMeasurement('M-2', NOON, { scope })]);
  expect(await days('suspect')).toEqual(['2026-11-23: 1 (42)']);
  expect((await fatesOf(suite, 'kpi-correlation', 'kpi.measurement.v1')).stored).toBe(2);
});

it('knows a fact again when its time is spelt in another zone', async () => {
  const startedAt = toIso(NOON - 600_000);
  const local = '2026-11-23T13:50:00.000+02:00';
  expect(Date.parse(local)).toBe(Date.parse(startedAt));
  const session = { subscriptionId: 'spelt', sessionId: 'spelt-session' };
  const told = aSlowSession('spelt-1', NOON, 600, { ...session, startedAt, revision: 1 });
  const corrected = aSlowSession('spelt-2', NOON, 300, { ...session, startedAt: local, revision: 2 });
  await oneByOne([told, corrected]);
  expect(await days('spelt')).toEqual(['2026-11-23: 1 (5)']);

  const ticket = { ticketId: 'TT-spelt', subscriptionId: 'spelt' };
  const before = await fatesOf(suite, 'kpi-correlation', 'bss.ticket.v1');
  await oneByOne([
    aTicketChange('spelt-3', NOON, { ...ticket, statusChangedAt: startedAt }),
    aTicketChange('spelt-4', NOON, { ...ticket, statusChangedAt: local }),
  ]);
  const after = await fatesOf(suite, 'kpi-correlation', 'bss.ticket.v1');
  expect([after.stored - before.stored, after.dropped - before.dropped]).toEqual([1, 1]);
});

it('takes coverage by its cells, corrects it, and sums up one threshold only', async () => {
  const told = (id: string, lowMin: number, data: object = {}) =>
    aLowSignal(id, NOON, lowMin, { subscriptionId: 'covered', ...data });
  await atOnce([
    told('cov-1', 96),
    told('cov-2', 10, { cellId: 'CELL-2' }),
    told('cov-3', 60, { revision: 2 }),
    told('cov-4', 500, { cellId: 'CELL-3', thresholdDbm: -100 }),
  ]);
  expect(await days('covered')).toEqual(['2026-11-23: 2 (70)']);
  await atOnce([told('cov-5', 60, { revision: 3, voided: true })]);
  expect(await days('covered')).toEqual(['2026-11-23: 1 (10)']);
});

it.each([
  ['oss.alarm.v1', anAlarmChange],
  ['oss.problem.v1', aProblemChange],
  ['bss.bill.v1', aBillChange],
  ['bss.dispute.v1', aDisputeChange],
] as const)('stores a state of %s once, however many ids tell it', async (topic, change) => {
  await atOnce([change(`${topic}-1`, NOON), change(`${topic}-2`, NOON), change(`${topic}-3`, NOON - HOUR_MS)]);
  expect(await fatesOf(suite, 'kpi-correlation', topic)).toMatchObject({ stored: 2, dropped: 1, deadLettered: 0 });
});

it('stores the deletion of an alarm in the state that it has', async () => {
  const before = await fatesOf(suite, 'kpi-correlation', 'oss.alarm.v1');
  const deleted = { alarmId: 'A-deleted', change: 'deleted' } as const;
  await atOnce([
    anAlarmChange('deleted-1', NOON, { alarmId: 'A-deleted' }),
    anAlarmChange('deleted-2', NOON, deleted),
    anAlarmChange('deleted-3', NOON, deleted),
  ]);
  const after = await fatesOf(suite, 'kpi-correlation', 'oss.alarm.v1');
  expect([after.stored - before.stored, after.dropped - before.dropped]).toEqual([2, 1]);
});
