import { responseWithdrawn, type ExposureComputed } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { aCallFailure, aCoverage, aResponse, aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { beginAnswering, beginMarking } from './crossing-lock.js';

/** A source that tells at the end of each day that it told everything, and an event that was long on its way. */
const DAY_START = Date.UTC(2026, 10, 23);
const ANSWERED_AT = DAY_START + 10 * HOUR_MS;
const who = { subscriptionId: 'SUB-1001' };

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('kpi-correlation', { CLOCK: 'simulated' });
});
afterAll(async () => {
  await suite.close();
});

const dropsIn = async (responseId: string, revision: number) =>
  eventually(async () => {
    const { status, body } = await service.call('GET', `/v1/responses/${responseId}/exposure`);
    expect({ status, revision: (body as ExposureComputed).revision }).toEqual({ status: 200, revision });
    return (body as ExposureComputed).kpis.find(({ kpi }) => kpi === 'voice.drop.count');
  });
const reach = async (now: Instant): Promise<void> => {
  await suite.send([aTick(now)], { timestamp: now });
  await suite.settled('kpi-correlation', { now });
};

it('computes an exposure anew a minute after an event came late, and 48 hours after the answer with the day’s coverage', async () => {
  const coveredDays = Array.from({ length: 30 }, (_, day) => DAY_START - (day + 1) * DAY_MS);
  for (const from of coveredDays)
    await suite.send([aCoverage(`day-${from}`, from, from + DAY_MS)], { timestamp: from + DAY_MS });
  await suite.send([aCallFailure('known', ANSWERED_AT - DAY_MS, who)], { timestamp: ANSWERED_AT - DAY_MS });
  await reach(ANSWERED_AT);
  await suite.send([aResponse('1', ANSWERED_AT, who)], { timestamp: ANSWERED_AT });
  expect(await dropsIn('RSP-1', 1)).toMatchObject({ missing: true, events: 1 });

  const late = ANSWERED_AT + 30 * HOUR_MS;
  await suite.send([aCallFailure('late', ANSWERED_AT - 2 * HOUR_MS, who)], { timestamp: late });
  await reach(late);
  expect(await dropsIn('RSP-1', 1)).toMatchObject({ missing: true, events: 1 });
  await reach(late + MINUTE_MS);
  expect(await dropsIn('RSP-1', 2)).toMatchObject({ missing: true, events: 2 });

  await suite.send([aCoverage('today', DAY_START, DAY_START + DAY_MS)], { timestamp: DAY_START + DAY_MS });
  await suite.settled('kpi-correlation');
  await reach(ANSWERED_AT + 48 * HOUR_MS);
  expect(await dropsIn('RSP-1', 3)).toMatchObject({ missing: false, value: 2 });
  const told = await suite.records('kpi.exposure.v1');
  expect(told.map(({ id, correlationId, causationId }) => ({ id, correlationId, causationId }))).toEqual(
    [1, 2, 3].map((revision) => ({
      id: `RSP-1:exposure:${revision}`,
      correlationId: 'INV-1',
      causationId: 'RSP-1:1',
    })),
  );
});

it('keeps every version readable as it was known then', async () => {
  const at = async (asOf: Instant) =>
    (await service.call('GET', `/v1/responses/RSP-1/exposure?asOf=${encodeURIComponent(toIso(asOf))}`)).body;
  expect(await at(ANSWERED_AT)).toMatchObject({ revision: 1, knownAt: toIso(ANSWERED_AT) });
  expect(await at(ANSWERED_AT + 31 * HOUR_MS)).toMatchObject({ revision: 2 });
  expect(await at(ANSWERED_AT + 3 * DAY_MS)).toMatchObject({ revision: 3 });
  expect(await at(ANSWERED_AT - 1)).toMatchObject({
    status: 404,
    detail: expect.stringContaining('Nothing was known'),
  });
  expect((await service.call('GET', '/v1/responses/RSP-1/exposure?asOf=yesterday')).status).toBe(400);
});

it('computes an exposure of the past anew when a correction withdraws what was counted', async () => {
  const voided = aCallFailure('known-2', ANSWERED_AT - DAY_MS, {
    ...who,
    callId: 'call-known',
    revision: 2,
    voided: true,
  });
  const now = ANSWERED_AT + 20 * DAY_MS;
  await suite.send([voided], { timestamp: now });
  await reach(now + MINUTE_MS);
  expect(await dropsIn('RSP-1', 4)).toMatchObject({ missing: false, value: 1 });
});

it('tells nothing again where nothing has changed', async () => {
  const answeredAt = DAY_START + DAY_MS - HOUR_MS;
  await suite.send([aResponse('2', answeredAt, { subscriptionId: 'SUB-2' })], { timestamp: answeredAt + 2 * HOUR_MS });
  expect(await dropsIn('RSP-2', 1)).toMatchObject({ missing: false });
  await reach(answeredAt + 10 * DAY_MS);
  expect(await dropsIn('RSP-2', 1)).toMatchObject({ missing: false });
});

it('takes a zero back when a source says long after that it had not told everything', async () => {
  const now = ANSWERED_AT + 21 * DAY_MS;
  const word = aCoverage('correction', DAY_START - DAY_MS, DAY_START, { complete: false, revision: 2 });
  await suite.send([word], { timestamp: now });
  await reach(now + MINUTE_MS);
  expect(await dropsIn('RSP-1', 5)).toMatchObject({ missing: true, events: 1 });
});

const waiting = () =>
  suite.query('kpi-correlation', sql`select response_id from answer where compute_at is not null order by response_id`);

it('computes nothing anew when a source says the same again with a greater revision', async () => {
  const now = ANSWERED_AT + 22 * DAY_MS;
  const word = aCoverage('again', DAY_START - DAY_MS, DAY_START, { complete: false, revision: 3 });
  await suite.send([word], { timestamp: now });
  await suite.settled('kpi-correlation');
  expect(await waiting()).toEqual([]);
});

it('keeps nothing of an answer that was withdrawn before it came', async () => {
  const now = ANSWERED_AT + 23 * DAY_MS;
  const withdrawal = responseWithdrawn.create({
    id: 'RSP-3:2',
    source: '//sidetone/response-ingest',
    time: now,
    data: { responseId: 'RSP-3', invitationId: 'INV-3', reason: 'erasure', revision: 2 },
  });
  await suite.send([withdrawal], { timestamp: now });
  await suite.settled('kpi-correlation');
  await suite.send([aResponse('3', now, who), aResponse('4', now, who)], { timestamp: now });
  expect(await dropsIn('RSP-4', 1)).toMatchObject({ missing: true });
  await suite.settled('kpi-correlation');
  expect((await service.call('GET', '/v1/responses/RSP-3/exposure')).status).toBe(404);

  await suite.send(
    [responseWithdrawn.create({ ...withdrawal, id: 'RSP-4:2', data: { ...withdrawal.data, responseId: 'RSP-4' } })],
    { timestamp: now },
  );
  await suite.settled('kpi-correlation');
  expect(await waiting()).toEqual([]);
});

it('lets the last version stand once events of its window are dropped', async () => {
  await suite.query('kpi-correlation', sql`update kept_since set day = date '2026-10-27'`);
  const now = ANSWERED_AT + 24 * DAY_MS;
  await suite.send([aCallFailure('too-late', ANSWERED_AT - HOUR_MS, who)], { timestamp: now });
  await suite.settled('kpi-correlation');
  expect(await waiting()).toEqual([{ response_id: 'RSP-1' }]);
  await reach(now + MINUTE_MS);
  await eventually(async () => expect(await waiting()).toEqual([]));
  expect(await dropsIn('RSP-1', 5)).toMatchObject({ missing: true, events: 1 });
});

describe('an event and an answer that are stored in the same moment, and see nothing of each other', () => {
  const at = ANSWERED_AT + 30 * DAY_MS;
  let database: Database;
  beforeAll(async () => {
    const url = suite.databaseUrlOf('kpi-correlation');
    database = new Database({ url, schema: 'kpi_correlation', poolSize: 2, migrations: [] });
    await database.open();
  });
  afterAll(() => database.close());
  const marked = () =>
    suite.query(
      'kpi-correlation',
      sql`select response_id from answer where compute_at < coalesce(settles_at, 'infinity')`,
    );

  it('lets the answer be computed once more, if the event has looked for answers before', async () => {
    await database.transaction(async (tx) => {
      await beginMarking(tx);
      await suite.send([aResponse('5', at, { subscriptionId: 'SUB-5' })], { timestamp: at });
      expect(await dropsIn('RSP-5', 1)).toMatchObject({ events: 0 });
    });
    expect(await marked()).toEqual([{ response_id: 'RSP-5' }]);
    await reach(at + MINUTE_MS);
    await eventually(async () => expect(await marked()).toEqual([]));
  });

  it('lets the event wait for the answer, if that has looked for events before', async () => {
    await database.transaction(async (tx) => {
      await beginAnswering(tx);
      await tx.query(sql`
        insert into answer (response_id, respondent_id, customer_id, subscription_id, survey_id, kind, score, answered_at, known_at, revision, cause_id)
        values ('RSP-6', 'CON-6', 'CUS-6', 'SUB-6', 'rel-2026', 'relationship', 3, ${toIso(at)}, ${toIso(at)}, 1, 'RSP-6:1')`);
      await suite.send([aCallFailure('crossing', at - HOUR_MS, { subscriptionId: 'SUB-6' })], {
        timestamp: at + MINUTE_MS,
      });
      await eventually(async () => {
        const waits = sql`select pid from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and not granted
          and database = (select oid from pg_database where datname = current_database())`;
        expect(await suite.query('kpi-correlation', waits)).toHaveLength(1);
      });
    });
    await suite.settled('kpi-correlation');
    expect(await marked()).toEqual([{ response_id: 'RSP-6' }]);
    await reach(at + 2 * MINUTE_MS);
    expect(await dropsIn('RSP-6', 1)).toMatchObject({ events: 1 });
  });
});
