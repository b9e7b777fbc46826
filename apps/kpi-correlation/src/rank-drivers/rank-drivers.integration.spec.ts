import { responseCorrected, responseWithdrawn, type SurveyKind } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aCallFailure, aCoverage, aResponse, aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import type { DriverRun } from './driver-run.js';

/** Each test asks about a kind of survey of its own: kinds are never mixed. */
const NOW = Date.UTC(2026, 10, 23, 12);
const PEOPLE = 88;

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('kpi-correlation', { CLOCK: 'simulated' });
  await suite.send([aCoverage('all', NOW - 90 * DAY_MS, NOW)], { timestamp: NOW });
});
afterAll(async () => {
  await suite.close();
});

const tick = async (now: Instant): Promise<void> => {
  await suite.send([aTick(now)]);
  await suite.settled('kpi-correlation', { now });
};
const rank = async (kind: SurveyKind): Promise<DriverRun> => {
  const answer = await service.call('POST', '/v1/driver-runs', { body: { kind } });
  expect(answer.status).toBe(201);
  return answer.body as DriverRun;
};
const latest = (kind: string) => service.call('GET', `/v1/drivers?kind=${kind}`);
const latestRun = async (kind: SurveyKind): Promise<DriverRun> => (await latest(kind)).body as DriverRun;
const published = async (kind: SurveyKind) =>
  (await suite.records('kpi.driver.v1')).filter(({ key }) => key === `${kind}|28d`);

/** Answers of as many people, one a minute; who drops how many calls, and who says what, is told by number. */
async function answersOf(
  kind: SurveyKind,
  dropsOf: (person: number) => number,
  scoreOf: (person: number) => number,
): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, person) => ({ person, subscriptionId: `SUB-${kind}-${person}` }));
  const drops = people.flatMap(({ person, subscriptionId }) =>
    Array.from({ length: dropsOf(person) }, (_, drop) =>
      aCallFailure(`${kind}-${person}-${drop}`, NOW - DAY_MS, { subscriptionId }),
    ),
  );
  await suite.send(drops, { timestamp: NOW - DAY_MS });
  await suite.settled('kpi-correlation');
  const answers = people.map(({ person, subscriptionId }) => {
    const at = NOW - (PEOPLE - person) * MINUTE_MS;
    return aResponse(`${kind}-${person}`, at, {
      kind,
      subscriptionId,
      contactId: `CON-${kind}-${person}`,
      score: scoreOf(person),
    });
  });
  await suite.send(answers, { timestamp: NOW });
  await suite.settled('kpi-correlation');
}

it('knows no ranking before the first, and no other kind of survey than ours', async () => {
  expect(await latest('verification')).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining('POST /v1/driver-runs') },
  });
  expect((await latest('weekly')).status).toBe(400);
});

it('ranks by itself as soon as its clock tells that there are answers, and says when they are too few', async () => {
  await suite.send([aResponse('first', NOW, { kind: 'verification' })], { timestamp: NOW });
  await suite.settled('kpi-correlation');
  // Before the clock has told a time nothing is due.
  expect((await latest('verification')).status).toBe(404);
  await tick(NOW);
  expect(await latestRun('verification')).toMatchObject({
    rankedAt: toIso(NOW),
    n: 1,
    verdict: 'none',
    verdictReason: 'Too few respondents: 1 of the 30 needed.',
  });
});

it('ranks what was planted, tells who owns it, and publishes the run', async () => {
  await answersOf(
    'relationship',
    (person) => (person % 2 === 0 ? 0 : 1 + (person % 3)),
    (person) => (person % 2 === 0 ? 7 + (person % 4) : 2 + (person % 5)),
  );
  const run = await rank('relationship');
  expect(run).toMatchObject({ kind: 'relationship', n: PEOPLE, windowDays: 28, verdict: 'usable' });
  expect(run.drivers).toMatchObject([
    {
      kpi: 'voice.drop.count',
      rank: 1,
      direction: -1,
      flagged: true,
      holds: true,
      exposed: PEOPLE / 2,
      team: 'core voice',
      journeyArea: 'network',
    },
  ]);
  expect(run.untested).toContainEqual({ kpi: 'data.fail.count', reason: 'constant', n: PEOPLE, exposed: 0, q: null });
  expect(await latestRun('relationship')).toEqual(run);

  const [driver] = run.drivers;
  await eventually(async () =>
    expect((await published('relationship')).find(({ id }) => id === run.runId)?.data).toMatchObject({
      rankingId: 'relationship|28d',
      n: PEOPLE,
      verdict: 'usable',
      revision: run.revision,
      holdout: { metric: 'shareHolding', value: 1 },
      drivers: [{ kpi: 'voice.drop.count', team: 'core voice', importance: driver?.importance, qValue: driver?.q }],
    }),
  );
});

it('leaves out a withdrawn answer for good, and takes a corrected one as it now stands', async () => {
  const said = aResponse('relationship-1', NOW, {
    kind: 'relationship',
    subscriptionId: 'SUB-relationship-1',
    contactId: 'CON-relationship-1',
  });
  const withdrawal = responseWithdrawn.create({
    id: 'RSP-relationship-1:2',
    source: said.source,
    time: NOW,
    data: { responseId: 'RSP-relationship-1', invitationId: 'INV-relationship-1', reason: 'erasure', revision: 2 },
  });
  // Nothing brings it back, not even a correction that crossed it.
  const correction = responseCorrected.create({
    id: 'RSP-relationship-1:3',
    source: said.source,
    time: NOW,
    data: { ...said.data, score: 9, revision: 3, correctionReason: 'customer' },
  });
  await suite.send([withdrawal, correction], { timestamp: NOW });
  await suite.settled('kpi-correlation');
  const run = await rank('relationship');
  expect(run.n).toBe(PEOPLE - 1);
  // At the same moment as the run before, and yet the later of the two.
  expect((await latestRun('relationship')).runId).toBe(run.runId);
});

it('finds nothing in noise, and says so', async () => {
  // Each of the eleven scores is given as often with a dropped call as without.
  await answersOf(
    'wave',
    (person) => person % 2,
    (person) => Math.floor(person / 2) % 11,
  );
  const run = await rank('wave');
  expect(run).toMatchObject({
    verdict: 'none',
    verdictReason: expect.stringContaining('No usable signal'),
    n: PEOPLE,
    holdout: null,
  });
  expect(run.drivers).toMatchObject([{ kpi: 'voice.drop.count', flagged: false, exposed: PEOPLE / 2 }]);
});

it('tells runs that are asked for at the same time in the order of their revisions', async () => {
  // What the test before asked for is still on its way: it must not count among ours.
  await suite.settled('kpi-correlation', { now: NOW });
  const before = (await published('wave')).length;
  const runs = await Promise.all(Array.from({ length: 5 }, () => rank('wave')));
  await suite.settled('kpi-correlation', { now: NOW });
  const told = (await published('wave')).slice(before).map(({ id }) => id);
  expect(told).toEqual(runs.sort((a, b) => a.revision - b.revision).map(({ runId }) => runId));
});

it('leaves out exposures that look back another number of days', async () => {
  await suite.query(
    'kpi-correlation',
    sql`update exposure set window_days = 14 where response_id in (select response_id from answer where kind = 'wave' order by response_id limit 8)`,
  );
  expect((await rank('wave')).n).toBe(PEOPLE - 8);
});

it('takes transactional answers unless it is told otherwise', async () => {
  const answer = await service.call('POST', '/v1/driver-runs');
  expect(answer).toMatchObject({ status: 201, body: { kind: 'transactional', n: 0, verdict: 'none' } });
});

it('ranks by itself once a day of its clock', async () => {
  const first = await latestRun('verification');
  await tick(NOW + 24 * HOUR_MS - 1);
  expect((await latestRun('verification')).runId).toBe(first.runId);
  await tick(NOW + 24 * HOUR_MS);
  expect(await latestRun('verification')).toMatchObject({ rankedAt: toIso(NOW + 24 * HOUR_MS) });
  expect(await published('verification')).toHaveLength(2);
});

it('ranks once, however many replicas there are', async () => {
  const others = await Promise.all([1, 2].map(() => suite.start('kpi-correlation', { CLOCK: 'simulated' })));
  await tick(NOW + 3 * DAY_MS);
  expect(await published('verification')).toHaveLength(3);
  await Promise.all(others.map((replica) => replica.stop()));
});
