import { encodeEvent } from '@sidetone/contracts/cloudevents';
import type { CaseOpened, OutgoingEvent } from '@sidetone/contracts/events';
import { BACKFILL_TOPIC } from '@sidetone/contracts/topics';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import {
  aCallFailure,
  aCoverage,
  anInteraction,
  aResponse,
  aSubscription,
  aTick,
  aTicketChange,
} from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** A year of history, as far back as it may come, loaded while life goes on. */
const NOW = Date.UTC(2026, 10, 23, 10);
const LINES = 40;
const CALLS = 6_000;
/** What happened on some days of the year: each day is a table of its own to make. */
const WEEKS = 56;
/** Many names make a record long, so that the history is fetched in several goes, as a real one is in very many. */
const CELLS = Array.from({ length: 400 }, (_, index) => `CELL-HEL-${index}`);

const lines = Array.from({ length: LINES }, (_, index) => ({
  subscriptionId: `SUB-${index}`,
  customerId: `CUS-${index}`,
}));
const of = (index: number) => lines[index % LINES] ?? { subscriptionId: '', customerId: '' };
const masters = [
  ...lines.map((line) => aSubscription(line.subscriptionId, NOW - 500 * DAY_MS, line)),
  ...Array.from({ length: 40 }, (_, day) =>
    aCoverage(`day-${day}`, NOW - (40 - day) * DAY_MS, NOW - (39 - day) * DAY_MS),
  ),
];
const calls = Array.from({ length: CALLS }, (_, index) =>
  aCallFailure(`call-${index}`, NOW - (3 + 7 * (index % WEEKS)) * DAY_MS - index * 1_000, {
    subscriptionId: of(index * 7).subscriptionId,
    resourceIds: CELLS,
  }),
);
const others = Array.from({ length: 200 }, (_, index): OutgoingEvent[] => {
  const at = NOW - (3 + 7 * (index % WEEKS)) * DAY_MS - index * MINUTE_MS;
  return [
    aTicketChange(`ticket-${index}`, at, { ticketId: `TT-${index}`, ...of(index) }),
    aTicketChange(`ticket-${index}:2`, at + HOUR_MS, { ticketId: `TT-${index}`, ...of(index), status: 'resolved' }),
    anInteraction(`contact-${index}`, at, of(index)),
  ];
}).flat();
const history = [...calls, ...others].sort((a, b) => a.time - b.time);
const live = lines.map((line, index) => aCallFailure(`live-${index}`, NOW - MINUTE_MS, line));
/** Each of a contact of its own, and so with a case of its own. */
const answers = lines.map((line, index) => aResponse(`${index}`, NOW, { ...line, contactId: `CON-${index}` }));

let straight: Suite;
let suite: Suite;
let service: RunningService;
const settings = { CLOCK: 'simulated' } as const;

beforeAll(async () => {
  [straight, suite] = await Promise.all([openSuite({ mostPartitions: 1 }), openSuite({ mostPartitions: 1 })]);
  await suite.send(masters, { timestamp: NOW });
  await suite.sendRecords(history.map((event) => ({ ...encodeEvent(event), topic: BACKFILL_TOPIC, timestamp: NOW })));
}, 120_000);
afterAll(async () => {
  await Promise.all([straight.close(), suite.close()]);
});

const count = async (where: 'late' | 'not late'): Promise<number> => {
  const [row] = await suite.query<{ n: number }>(
    'kpi-correlation',
    where === 'late'
      ? sql`select count(*)::int as n from event where late`
      : sql`select count(*)::int as n from event where not late`,
  );
  return row?.n ?? 0;
};
const exposures = (of: Suite) =>
  of.query(
    'kpi-correlation',
    sql`select response_id, window_days, kpis, evidence from exposure where latest order by response_id collate "C", window_days`,
  );
const reach = async (one: Suite, now: Instant): Promise<void> => {
  await one.settled('kpi-correlation', { withinMs: 60_000 });
  await one.send([aTick(now)], { timestamp: now });
  await one.settled('kpi-correlation', { now });
};

it('stores what happens now, and answers, before the history that came first is done', async () => {
  service = await suite.start('kpi-correlation', settings);
  await eventually(async () => expect(await count('late')).toBeGreaterThan(0));
  await suite.send([...live, ...answers], { timestamp: NOW });
  const historyThen = await eventually(async () => {
    const done = await count('late');
    expect(await count('not late')).toBe(live.length);
    const told = await suite.query('kpi-correlation', sql`select distinct response_id from exposure`);
    expect(told).toHaveLength(answers.length);
    return done;
  });
  expect(historyThen).toBeLessThan(history.length);
  const { status, body } = await service.call('GET', '/v1/subscriptions/SUB-3/events?limit=1');
  expect({ status, body }).toMatchObject({ status: 200, body: { items: [{ eventId: 'live-3' }] } });
}, 60_000);

it('takes all of it in the end, as late, and leaves the exposures that telling in order would have left', async () => {
  await straight.send(masters, { timestamp: NOW });
  await straight.sendRecords([...history, ...live].map((event) => ({ ...encodeEvent(event), timestamp: event.time })));
  await straight.start('kpi-correlation', settings);
  await straight.settled('kpi-correlation', { withinMs: 60_000 });
  await straight.send(answers, { timestamp: NOW });
  await Promise.all([straight, suite].map((one) => reach(one, NOW + 2 * MINUTE_MS)));
  expect(await count('late')).toBe(history.length);
  expect(await fatesOf(suite, 'kpi-correlation', BACKFILL_TOPIC)).toMatchObject({ stored: history.length });
  const expected = await exposures(straight);
  expect(expected).toHaveLength(LINES);
  expect(await exposures(suite)).toEqual(expected);
}, 120_000);

it('asks nobody and opens no case because of the past', async () => {
  const env = {
    ...settings,
    LINK_SECRET: 'a secret of more than 32 characters, for tests',
    PUBLIC_URL: 'https://survey.example/',
    GATEWAY_URL: 'https://messages.example',
  };
  await Promise.all([suite.start('survey-dispatch', env), suite.start('close-the-loop', settings)]);
  await suite.settled('survey-dispatch');
  await suite.settled('close-the-loop');
  expect(await suite.records('survey.invitation.v1')).toEqual([]);
  const opened = (await suite.records('case.v1')).map(({ data }) => (data as CaseOpened).responseId);
  expect(new Set(opened)).toEqual(new Set(answers.map(({ data }) => data.responseId)));
}, 60_000);

it('refuses as history what no system of the operator tells', async () => {
  await suite.sendRecords([{ ...encodeEvent(aResponse('past', NOW)), topic: BACKFILL_TOPIC, timestamp: NOW }]);
  await suite.settled('kpi-correlation');
  const [letter] = await suite.rawRecords(`dlq.${BACKFILL_TOPIC}`);
  expect(String(letter?.headers['dlq-reason'])).toContain('it belongs on survey.response.v1');
});
