import { responseCorrected, responseWithdrawn, type SurveyKind } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import {
  aCallFailure,
  aCoverage,
  aCustomer,
  aResponse,
  aSubscription,
  aTick,
  aTopologyLink,
} from '@sidetone/testing/factories';
import {
  analysisHeld,
  cutAnalysis,
  eventually,
  hold,
  holdCustomers,
  holdLines,
  letGo,
  openSuite,
  takeDatabaseAway,
  type RunningService,
  type Suite,
} from '@sidetone/testing/suite';
import type { RunView } from './run-view.js';

/** Each test asks about a kind of survey of its own: kinds are never mixed. */
const NOW = Date.UTC(2026, 10, 23, 12);
const PEOPLE = 220;
const SETTINGS = { CLOCK: 'simulated', RUN_STATEMENT_SECONDS: '20', MOST_WAITING_RUNS: '6', RUN_KEEP_DAYS: '30' };

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('kpi-correlation', SETTINGS);
  await suite.send([aCoverage('all', NOW - 90 * DAY_MS, NOW)], { timestamp: NOW });
});
afterEach(async () => {
  await letGo();
});
afterAll(async () => {
  await suite.close();
});

const tick = async (now: Instant): Promise<void> => {
  await suite.send([aTick(now)]);
  await suite.settled('kpi-correlation', { now });
};
const asked = async (body: object): Promise<RunView> => {
  const answer = await service.call('POST', '/v1/driver-runs', { body });
  expect(answer).toMatchObject({ status: 202, body: { state: 'waiting', drivers: null } });
  return answer.body as RunView;
};
/** Some run of wave answers; each seed asks for another. */
let seeds = 100;
const askedAnother = () => asked({ kind: 'wave', seed: (seeds += 1) });
const read = async (runId: string): Promise<RunView> =>
  (await service.call('GET', `/v1/runs/${runId}`)).body as RunView;
const rank = async (kind: SurveyKind, scope: object = {}): Promise<RunView> => {
  const { runId } = await asked({ kind, ...scope });
  await suite.settled('kpi-correlation', { now: NOW });
  return read(runId);
};
const latest = (kind: string) => service.call('GET', `/v1/drivers?kind=${kind}`);
const latestRun = async (kind: SurveyKind) =>
  (await latest(kind)).body as Omit<RunView, 'drivers'> & { items: unknown };
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
      customerId: `CUS-${kind}-${person}`,
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

/** A number from 0 to 1 that differs from person to person, and is the same in each run. */
const spread = (person: number): number => (person * 0.618_034) % 1;
/** Half of the people had one to three dropped calls; the more, the lower they answer, and not without overlap. */
const dropsOf = (person: number): number => (person % 2 === 0 ? 0 : 1 + (person % 3));
const scoreOf = (person: number): number => Math.max(0, Math.floor(4 + 7 * spread(person) - 1.5 * dropsOf(person)));

it('ranks by itself as soon as its clock tells that there are answers, and says when they are too few', async () => {
  await suite.send([aResponse('first', NOW, { kind: 'verification' })], { timestamp: NOW });
  await suite.settled('kpi-correlation');
  // Before the clock has told a time nothing is due.
  expect((await latest('verification')).status).toBe(404);
  await tick(NOW);
  expect(await latestRun('verification')).toMatchObject({
    rankedAt: toIso(NOW),
    state: 'done',
    n: 1,
    verdict: 'no usable signal',
    verdictReason: 'No usable signal: too few answers: 1 of the 30 needed.',
    items: [],
  });
  expect(await service.call('GET', '/v1/silent-customers?kind=verification')).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining('too few answers') },
  });
});

it('ranks what was planted, tells who owns it, and publishes the run', async () => {
  await answersOf('relationship', dropsOf, scoreOf);
  const run = await rank('relationship');
  expect(run).toMatchObject({
    kind: 'relationship',
    n: PEOPLE,
    customers: PEOPLE,
    windowDays: 28,
    state: 'done',
    progress: 1,
  });
  expect(run.inputs).toMatch(/^[0-9a-f]{32}$/);
  expect(run.drivers).toMatchObject([
    {
      kpi: 'voice.drop.count',
      rank: 1,
      flagged: true,
      exposed: PEOPLE / 2,
      team: 'core voice',
      journeyArea: 'network',
    },
  ]);
  const [driver] = run.drivers ?? [];
  expect(driver?.loss.bootstrapInterval.low).toBeGreaterThan(0);
  expect(driver?.oddsRatio).toBeLessThan(1);
  expect(run.leftOut).toContainEqual({ kpi: 'data.fail.count', reason: 'Nobody who answered was exposed to it.' });
  const { items, next: _, ...list } = (await latest('relationship')).body as Record<string, unknown>;
  expect({ ...list, drivers: items }).toEqual(run);
  await eventually(async () =>
    expect((await published('relationship')).find(({ id }) => id === run.runId)?.data).toMatchObject({
      rankingId: 'relationship|28d',
      n: PEOPLE,
      verdict: run.verdict === 'no usable signal' ? 'none' : run.verdict,
      revision: run.revision,
      drivers: [
        { kpi: 'voice.drop.count', team: 'core voice', pointsLost: driver?.loss.points, qValue: driver?.adjustedP },
      ],
    }),
  );
});

it('shows what flagged KPIs cost as gauges, with their interval', async () => {
  const { items } = (await latest('relationship')).body as { items: RunView['drivers'] };
  const loss = items?.[0]?.loss;
  await eventually(async () => {
    const { body } = await service.call('GET', '/metrics', { key: null });
    const values = ['', '_low', '_high'].map(
      (part) =>
        new RegExp(`^sidetone_driver_points${part}\\{kind="relationship",kpi="voice.drop.count",.*\\} (.*)$`, 'm').exec(
          String(body),
        )?.[1],
    );
    expect(values.map(Number)).toEqual([loss?.points, loss?.bootstrapInterval.low, loss?.bootstrapInterval.high]);
  });
});

it('tells one KPI, and a list as CSV', async () => {
  expect(await service.call('GET', '/v1/drivers/voice.drop.count?kind=relationship')).toMatchObject({
    status: 200,
    body: { kpi: 'voice.drop.count', team: 'core voice', verdictReason: expect.any(String) },
  });
  expect(await service.call('GET', '/v1/drivers/data.fail.count?kind=relationship')).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining('left data.fail.count out') },
  });
  const { body } = await service.call('GET', '/v1/drivers?kind=relationship&format=csv');
  expect(String(body).split('\r\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^rank,kpi,team,/),
    expect.stringMatching(/^1,voice\.drop\.count,core voice,network,false,true,/),
  ]);
});

it('tells what would be expected if a KPI changed, and refuses what the model does not know', async () => {
  const whatIf = (kpi: string, change: string) =>
    service.call('GET', `/v1/drivers/${kpi}/what-if?kind=relationship&change=${change}`);
  const { status, body } = await whatIf('voice.drop.count', '-1');
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { kind: 'expected', extrapolated: false, flagged: true },
  });
  const said = (await latest('relationship')).body as { verdict: string; verdictReason: string };
  expect(body).toMatchObject({ verdict: said.verdict, verdictReason: said.verdictReason });
  const [driver] = ((await latest('relationship')).body as { items: { loss: { points: number } }[] }).items;
  expect((body as { npsChange: number }).npsChange).toBeCloseTo(driver?.loss.points ?? 0, 6);
  expect(await whatIf('voice.drop.count', '4')).toMatchObject({ status: 200, body: { extrapolated: true } });
  expect(await whatIf('data.fail.count', '-0.3')).toMatchObject({ status: 422 });
  expect((await whatIf('voice.drop.count', 'less')).status).toBe(400);
  const unsaid = await service.call('GET', '/v1/drivers/voice.drop.count/what-if?kind=relationship');
  expect(unsaid.status).toBe(400);
});

it('finds the same to the byte when it is run again, by other draws with another seed', async () => {
  const [first, again, other] = [
    await rank('relationship'),
    await rank('relationship'),
    await rank('relationship', { seed: 2 }),
  ];
  const found = ({ drivers, inputs }: RunView) => JSON.stringify({ drivers, inputs });
  expect(found(again)).toBe(found(first));
  expect(other.inputs).toBe(first.inputs);
  expect(other.drivers?.[0]?.loss.points).toBe(first.drivers?.[0]?.loss.points);
  expect(other.drivers?.[0]?.loss.bootstrapInterval).not.toEqual(first.drivers?.[0]?.loss.bootstrapInterval);
});

it('tells what everybody would be expected to gain, those included who never answered, and through which cells', async () => {
  const everybody = Array.from({ length: PEOPLE }, (_, person) => ({
    line: `relationship-${person}`,
    customer: `relationship-${person}`,
  }));
  const silent = Array.from({ length: 60 }, (_, person) => ({
    line: `silent-${person}`,
    customer: `silent-${person}`,
  }));
  await suite.send(
    [...everybody, ...silent].flatMap(({ line, customer }) => [
      aCustomer(`CUS-${customer}`, NOW),
      aSubscription(`SUB-${line}`, NOW, { customerId: `CUS-${customer}` }),
    ]),
    { timestamp: NOW },
  );
  await suite.send(
    silent.flatMap(({ line }, person) =>
      person < 30
        ? [aCallFailure(`silent-${person}`, NOW - DAY_MS, { subscriptionId: `SUB-${line}`, cellId: 'CELL-BAD' })]
        : [],
    ),
    { timestamp: NOW },
  );
  await suite.settled('kpi-correlation', { now: NOW });
  const run = await rank('relationship');
  const { body: expected } = await service.call('GET', '/v1/silent-customers?kind=relationship');
  expect(expected).toMatchObject({
    runId: run.runId,
    people: PEOPLE + 60,
    lines: PEOPLE + 60,
    silent: { people: 60 },
    answered: { people: PEOPLE },
    items: expect.arrayContaining([expect.objectContaining({ control: 'segment', level: 'consumer' })]),
  });
  const { answered, observedNps, calibration } = expected as {
    answered: { nps: number };
    observedNps: number;
    calibration: { n: number }[];
  };
  expect(calibration.reduce((sum, { n }) => sum + n, 0)).toBe(PEOPLE);
  // Calibrated on those who did answer: their exposures by whole days are the ones they were asked after.
  expect(Math.abs(answered.nps - observedNps)).toBeLessThan(5);
  const { body: resources } = await service.call('GET', '/v1/resources/impact?kind=relationship');
  expect(resources).toMatchObject({
    leftOut: [],
    items: [{ resourceId: 'CELL-BAD', people: 30, kpis: [{ kpi: 'voice.drop.count', people: 30 }] }],
  });
  const [cell] = (resources as { items: { points: number; interval: { low: number; high: number } }[] }).items;
  expect(cell?.interval.low).toBeGreaterThan(0);
  const repair = { id: 'WO-1', name: 'New codec', kind: 'process', targets: ['network'], team: 'core voice' };
  await service.call('POST', '/v1/repairs', { body: { ...repair, at: toIso(NOW - 40 * DAY_MS) } });
  await service.call('POST', '/v1/repairs', { body: { ...repair, id: 'WO-2', at: toIso(NOW - DAY_MS) } });
  await suite.settled('kpi-correlation', { now: NOW });
  const { body: team } = await service.call('GET', '/v1/teams/core%20voice/impact?kind=relationship');
  expect(team).toMatchObject({
    team: 'core voice',
    // Of the second the time after is not over.
    repairs: [{ ...repair, judged: { verdict: 'too few', provenAt: toIso(NOW), score: null } }],
    kpis: [{ kpi: 'voice.drop.count', people: PEOPLE / 2 + 30, flagged: true }],
    months: [{ month: '2026-11', kpis: [{ kpi: 'voice.drop.count', people: PEOPLE / 2 + 30 }] }],
  });
  expect((await service.call('GET', '/v1/teams/nobody/impact?kind=relationship')).status).toBe(404);
});

it('is of other inputs as soon as something hit somebody who never answered', async () => {
  const [first, again] = [await rank('relationship'), await rank('relationship')];
  expect(again.inputs).toBe(first.inputs);
  await suite.send([aCallFailure('silent-59', NOW - DAY_MS, { subscriptionId: 'SUB-silent-59' })], { timestamp: NOW });
  await suite.settled('kpi-correlation', { now: NOW });
  const { inputs } = await rank('relationship');
  expect(inputs).toMatch(/^[0-9a-f]{32}$/);
  expect(inputs).not.toBe(first.inputs);
});

it('takes links as exposures do, and counts customers before it shows a resource', async () => {
  const wholeLine = (line: string, resourceId: string) =>
    aTopologyLink(`SUB-${line}`, NOW - 40 * DAY_MS, { resourceId });
  // 24 lines hang on two cells by a whole share each, which cannot be: half of each holds. The 25 lines of one customer hang on another.
  const shared = Array.from({ length: 24 }, (_, person) => `silent-${30 + person}`);
  const fleet = Array.from({ length: 25 }, (_, line) => `fleet-${line}`);
  await suite.send(
    [
      aCustomer('CUS-fleet', NOW),
      ...fleet.map((line) => aSubscription(`SUB-${line}`, NOW, { customerId: 'CUS-fleet' })),
      ...fleet.map((line) => wholeLine(line, 'CELL-OF-ONE')),
      ...shared.flatMap((line) => [wholeLine(line, 'CELL-X'), wholeLine(line, 'CELL-Y')]),
    ],
    { timestamp: NOW },
  );
  await suite.settled('kpi-correlation', { now: NOW });
  await suite.query(
    'kpi-correlation',
    sql`insert into kpi_daily (scope, scope_id, day, kpi, events, amount)
      select 'resource', cell, '2026-11-22', 'voice.drop.count', 2, 2 from unnest(array['CELL-X', 'CELL-OF-ONE']) as cell`,
  );
  await rank('relationship');
  const { body } = await service.call('GET', '/v1/resources/impact?kind=relationship');
  const { items, people, lines } = body as { items: { resourceId: string }[]; people: number; lines: number };
  expect(lines - people).toBe(24);
  expect(items.map(({ resourceId }) => resourceId).sort()).toEqual(['CELL-BAD', 'CELL-X']);
});

it('ranks a part of the answers by itself, and says so in words where the part is empty', async () => {
  const run = await rank('relationship', { segment: 'wholesale' });
  expect(run).toMatchObject({ segment: 'wholesale', n: 0, verdict: 'no usable signal', drivers: [] });
  expect((await rank('relationship', { segment: 'consumer' })).n).toBe(PEOPLE);
  await eventually(async () =>
    expect((await suite.records('kpi.driver.v1')).map(({ key }) => key)).toContain('relationship|28d|segment=consumer'),
  );
  expect(await service.call('POST', '/v1/driver-runs', { body: { segment: 7, seed: -1 } })).toMatchObject({
    status: 400,
  });
});

it('leaves out a withdrawn answer for good, and takes a corrected one as it now stands', async () => {
  const said = aResponse('relationship-1', NOW, {
    kind: 'relationship',
    subscriptionId: 'SUB-relationship-1',
    contactId: 'CON-relationship-1',
    customerId: 'CUS-relationship-1',
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
    verdict: 'no usable signal',
    verdictReason: expect.stringContaining('No usable signal'),
    n: PEOPLE,
  });
  expect(run.drivers).toMatchObject([{ kpi: 'voice.drop.count', flagged: false, exposed: PEOPLE / 2 }]);
  // Nor does it promise anything of what it found nothing of.
  expect(await service.call('GET', '/v1/drivers/voice.drop.count/what-if?kind=wave&change=-1')).toMatchObject({
    status: 200,
    body: {
      verdict: 'no usable signal',
      flagged: false,
      caution: expect.stringMatching(/^voice\.drop\.count is not flagged \(q = .* No usable signal: /),
    },
  });
  expect(await service.call('GET', '/v1/resources/impact?kind=wave')).toMatchObject({
    status: 200,
    body: { items: [], leftOut: [{ kpi: 'voice.drop.count', reason: expect.stringContaining('does not flag it') }] },
  });
});

it('tells runs that are asked for at the same time in the order of their revisions', async () => {
  // What the test before asked for is still on its way: it must not count among ours.
  await suite.settled('kpi-correlation', { now: NOW });
  const before = (await published('wave')).length;
  const runs = await Promise.all(Array.from({ length: 5 }, () => askedAnother()));
  await suite.settled('kpi-correlation', { now: NOW });
  const told = (await published('wave')).slice(before).map(({ id }) => id);
  expect(told).toEqual(runs.sort((a, b) => a.revision - b.revision).map(({ runId }) => runId));
});

it('cancels a run that waits, and none that is over', async () => {
  const runs = await Promise.all([askedAnother(), askedAnother(), askedAnother()]);
  const last = runs.sort((a, b) => a.revision - b.revision).at(-1)?.runId ?? '';
  expect(await service.call('DELETE', `/v1/runs/${last}`)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  await suite.settled('kpi-correlation', { now: NOW });
  expect(await read(last)).toMatchObject({ state: 'cancelled', drivers: null });
  const first = runs[0]?.runId ?? '';
  expect(await service.call('DELETE', `/v1/runs/${first}`)).toMatchObject({ status: 409 });
  expect(await service.call('DELETE', '/v1/runs/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404 });
});

/** What the server says as it cuts a connection, where that still arrives. */
const CUT = /PostgreSQL error 57P01|Connection terminated/;
const inDatabase = async (runId: string, change: ReturnType<typeof sql>): Promise<void> => {
  const rows = await suite.query(
    'kpi-correlation',
    sql`update driver_run set ${change} where run_id = ${runId} returning 1`,
  );
  expect(rows).toHaveLength(1);
};

it('begins a run anew whose process was killed', async () => {
  const held = await holdLines(suite);
  const { runId } = await askedAnother();
  await analysisHeld(suite);
  await service.kill();
  service = await suite.start('kpi-correlation', SETTINGS);
  // As if the half minute were over after which a process is taken for dead.
  await inDatabase(runId, sql`seen_at = now() - interval '1 hour'`);
  await held.release();
  await tick(NOW);
  expect(await read(runId)).toMatchObject({ state: 'done', n: PEOPLE, attempts: 2 });
});

it('gives up a run at which processes died again and again', async () => {
  const [lost] = await suite.query<{ run_id: string }>(
    'kpi-correlation',
    sql`insert into driver_run (run_id, state, ranked_at, kind, window_days, worker, seen_at, attempts)
      values (gen_random_uuid(), 'running', ${toIso(NOW)}, 'wave', 28, gen_random_uuid(), now() - interval '1 hour', 3) returning run_id`,
  );
  await suite.settled('kpi-correlation', { now: NOW });
  expect(await read(lost?.run_id ?? '')).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('begun 3 times, and the last process at work on it died'),
    drivers: null,
  });
});

it('waits longer after each connection that is cut, and gives up after the third', async () => {
  const held = await holdCustomers(suite);
  const { runId } = await askedAnother();
  const pauses: number[] = [];
  for (const attempt of [1, 2]) {
    await cutAnalysis(suite);
    await eventually(async () => {
      expect(await read(runId)).toMatchObject({
        state: 'waiting',
        attempts: attempt,
        failure: expect.stringMatching(CUT),
        notBefore: expect.any(String),
      });
    });
    const [row] = await suite.query<{ seconds: number }>(
      'kpi-correlation',
      sql`select extract(epoch from not_before - now())::float8 as seconds from driver_run where run_id = ${runId}`,
    );
    pauses.push(row?.seconds ?? 0);
    await inDatabase(runId, sql`not_before = now()`);
  }
  expect(pauses[0]).toBeGreaterThan(2);
  expect(pauses[0]).toBeLessThanOrEqual(30);
  expect(pauses[1]).toBeGreaterThan(60);
  await cutAnalysis(suite);
  await eventually(async () =>
    expect(await read(runId)).toMatchObject({
      state: 'failed',
      attempts: 3,
      failure: expect.stringMatching(/^Given up after 3 attempts, the last of which ended so: ./),
    }),
  );
  await held.release();
});

it('names the limit where a statement takes too long', async () => {
  const held = await holdCustomers(suite);
  const { runId } = await askedAnother();
  await eventually(
    async () =>
      expect(await read(runId)).toMatchObject({
        state: 'failed',
        attempts: 1,
        failure: expect.stringContaining('within the 20 s that RUN_STATEMENT_SECONDS allows'),
      }),
    { withinMs: 60_000 },
  );
  await held.release();
});

it('keeps what it found until the database is back, and does not find it anew', async () => {
  const customers = await holdCustomers(suite);
  const { runId } = await askedAnother();
  await analysisHeld(suite);
  // Held by its row, a run that is at work can be reckoned and not be written.
  const held = await hold(suite, `select 1 from driver_run where run_id = '${runId}' for no key update`);
  await customers.release();
  await eventually(
    async () =>
      expect(
        await suite.query(
          'kpi-correlation',
          sql`select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%update driver_run set state = ''done''%'
              and pid <> pg_backend_pid()`,
        ),
      ).not.toHaveLength(0),
    { withinMs: 60_000 },
  );
  const bringBack = await takeDatabaseAway(suite);
  await held.release();
  await bringBack();
  await suite.settled('kpi-correlation', { now: NOW });
  expect(await read(runId)).toMatchObject({ state: 'done', n: PEOPLE, attempts: 1 });
  await eventually(async () => expect((await published('wave')).filter(({ id }) => id === runId)).toHaveLength(1));
});

it('gives the same run while it waits or is at work, and refuses more than the limit', async () => {
  const held = await holdCustomers(suite);
  const first = await askedAnother();
  await analysisHeld(suite);
  const again = await service.call('POST', '/v1/driver-runs', { body: { kind: 'wave', seed: first.seed } });
  expect(again).toMatchObject({ status: 200, body: { runId: first.runId, state: 'running' } });
  expect(again.headers.get('location')).toBe(`/v1/runs/${first.runId}`);
  const others = await Promise.all(Array.from({ length: 5 }, () => askedAnother()));
  expect(await service.call('POST', '/v1/driver-runs', { body: { kind: 'wave', seed: 0 } })).toMatchObject({
    status: 429,
    body: {
      detail: expect.stringMatching(/^6 runs wait or are at work, and MOST_WAITING_RUNS allows no more: .*DELETE/),
    },
  });
  for (const { runId } of [...others, first])
    expect((await service.call('DELETE', `/v1/runs/${runId}`)).status).toBe(200);
  await held.release();
  await suite.settled('kpi-correlation', { now: NOW });
});

it('clears runs by age, and keeps the last of each scope', async () => {
  const [before, last] = [await rank('wave', { segment: 'business' }), await rank('wave', { segment: 'business' })];
  for (const { runId } of [before, last]) await inDatabase(runId, sql`ranked_at = ranked_at - interval '31 days'`);
  await suite.settled('kpi-correlation', { now: NOW });
  expect(await service.call('GET', `/v1/runs/${before.runId}`)).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining('cleared after 30 days (RUN_KEEP_DAYS)') },
  });
  expect(await read(last.runId)).toMatchObject({ state: 'done' });
});

it('leaves out exposures that look back another number of days', async () => {
  await suite.query(
    'kpi-correlation',
    sql`update exposure set window_days = 14 where response_id in (select response_id from answer where kind = 'wave' order by response_id limit 8)`,
  );
  expect((await rank('wave')).n).toBe(PEOPLE - 8);
});

it('takes transactional answers unless it is told otherwise', async () => {
  const { runId } = await asked({});
  await suite.settled('kpi-correlation', { now: NOW });
  expect(await read(runId)).toMatchObject({ kind: 'transactional', n: 0, verdict: 'no usable signal' });
});

it('ranks by itself once a day of its clock, whatever people ask for', async () => {
  const first = await latestRun('verification');
  await tick(NOW + 24 * HOUR_MS - 1);
  expect((await latestRun('verification')).runId).toBe(first.runId);
  const byHand = await asked({ kind: 'verification' });
  await suite.settled('kpi-correlation', { now: NOW });
  await tick(NOW + 24 * HOUR_MS);
  const second = await latestRun('verification');
  expect(second).toMatchObject({ rankedAt: toIso(NOW + 24 * HOUR_MS) });
  expect((await published('verification')).map(({ id }) => id)).toEqual([first.runId, byHand.runId, second.runId]);
});

it('ranks once, however many replicas there are', async () => {
  const others = await Promise.all([1, 2].map(() => suite.start('kpi-correlation', SETTINGS)));
  await tick(NOW + 3 * DAY_MS);
  expect(await published('verification')).toHaveLength(4);
  await Promise.all(others.map((replica) => replica.stop()));
});
