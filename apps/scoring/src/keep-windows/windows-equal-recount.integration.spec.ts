import {
  caseOpened,
  caseUpdated,
  customerUpserted,
  interactionChanged,
  invitationDispatched,
  responseCorrected,
  responseReceived,
  responseWithdrawn,
  subscriptionUpserted,
  type OutgoingEvent,
  type ScoreComputed,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { fatesOf } from '@sidetone/testing/ledger';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import fc from 'fast-check';
import pg from 'pg';
import type { RebuildAnswer, RebuildSource } from '../rebuild-cells/rebuild-scores.js';

const ZONE = 'Europe/Helsinki';
// Sunday evening in Helsinki: answers fall on both sides of the turn of the week.
const now = Date.UTC(2026, 10, 22, 21);
const source = '//sidetone/response-ingest';
const areas = ['sales', 'delivery', 'support', 'billing', 'network', undefined] as const;
const kinds = ['transactional', 'relationship'] as const;

const change = fc.record({
  answer: fc.integer({ min: 0, max: 11 }),
  fact: fc.constantFrom('received', 'received', 'corrected', 'withdrawn'),
  revision: fc.integer({ min: 1, max: 4 }),
  score: fc.integer({ min: 0, max: 10 }),
  area: fc.constantFrom(...areas),
  hoursAgo: fc.integer({ min: 0, max: 500 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Of the cases of the answers 0 to 5, each of which 6 more joined; the last is a cause that only the operator has. */
const CAUSES = [
  { rootCause: 'outside.power' },
  { rootCause: 'billing.wrongAmount', outsideControl: false },
  { rootCause: 'own.storm', outsideControl: true },
] as const;

/** What one drawn change is as an event; `world` keeps the answers of two runs apart. */
function eventOf(
  world: number,
  { answer, fact, revision, score, area, hoursAgo }: Change,
  position: number,
): OutgoingEvent {
  const key = `${world}-${answer}`;
  const frame = { id: `${key}:${position}`, source, time: now - hoursAgo * HOUR_MS };
  const [responseId, invitationId] = [`RSP-${key}`, `INV-${key}`];
  if (fact === 'withdrawn') {
    return responseWithdrawn.create({ ...frame, data: { responseId, invitationId, reason: 'test', revision } });
  }
  const data = {
    ...{
      responseId,
      invitationId,
      surveyId: 'S',
      contactId: `CON-${key}`,
      customerId: `CUS-${key}`,
      channel: 'web' as const,
      subscriptionId: `SUB-${key}`,
      dispatchedAt: toIso(now - (hoursAgo + revision) * HOUR_MS),
      ...(answer === 5 && { waveId: 'W-1' }),
    },
    ...{ kind: kinds[answer % 2] ?? 'transactional', journeyArea: area, score, revision },
    answeredAt: toIso(now - hoursAgo * HOUR_MS),
  };
  return fact === 'received'
    ? responseReceived.create({ ...frame, data })
    : responseCorrected.create({ ...frame, data: { ...data, correctionReason: 'customer' } });
}

function invitation(world: number, number: number): OutgoingEvent {
  const dispatchedAt = now - (number * DAY_MS) / 2;
  return invitationDispatched.create({
    id: `inv-${world}-${number}:${number % 3}`,
    source: '//sidetone/survey-dispatch',
    time: dispatchedAt,
    data: {
      ...{
        invitationId: `INV-${world}-${number}`,
        surveyId: 'S',
        kind: kinds[number % 2] ?? 'transactional',
        channel: 'web',
      },
      ...{
        contactId: `CON-${number}`,
        customerId: `CUS-${world}-${number}`,
        journeyArea: areas[number % areas.length],
      },
      ...{ subscriptionId: `SUB-${world}-${number}` },
      trigger: { type: 'bss.interaction.changed.v1', id: `INT-${world}-${number}`, at: toIso(dispatchedAt - HOUR_MS) },
      ...{ dispatchedAt: toIso(dispatchedAt), expiresAt: toIso(dispatchedAt + 7 * DAY_MS) },
    },
  });
}

/** Customers, subscriptions, touchpoints and agreed causes, which come by topics of their own: before, between or after the answers. */
function surroundings(world: number, number: number): OutgoingEvent[] {
  const frame = { source: '//bss.example', time: now - HOUR_MS };
  const id = `${world}-${number}`;
  const segment = (['consumer', 'business', 'enterprise'] as const)[number % 3] ?? 'consumer';
  const master = {
    customerId: `CUS-${id}`,
    segment,
    status: 'active',
    region: `R${number % 2}`,
    contractLevel: 'gold',
  };
  return [
    customerUpserted.create({ ...frame, id: `c-${id}`, data: { ...master, version: 1 } }),
    // Moves away at once: what was counted meanwhile stays where it is, in whichever order this comes.
    customerUpserted.create({ ...frame, id: `c2-${id}`, data: { ...master, region: 'R9', version: 2 } }),
    subscriptionUpserted.create({
      ...{ ...frame, id: `s-${id}` },
      data: { subscriptionId: `SUB-${id}`, customerId: `CUS-${id}`, offering: 'Fibre', status: 'active', version: 1 },
    }),
    interactionChanged.create({
      ...{ ...frame, id: `i-${id}` },
      data: {
        ...{ interactionId: `INT-${id}`, kind: 'support', status: 'completed', statusChangedAt: toIso(now - HOUR_MS) },
        ...{ customerId: `CUS-${id}`, team: `technician ${number % 2}` },
      },
    }),
    caseOpened.create({
      ...{ ...frame, id: `co-${id}` },
      data: {
        ...{ caseId: `CASE-${id}`, responseId: `RSP-${id}`, customerId: `CUS-${id}`, contactId: `CON-${id}`, score: 2 },
        ...{ band: 'detractor', priority: 1, team: 'NOC', firstContactDue: toIso(now), resolveDue: toIso(now) },
        openedAt: toIso(now),
      },
    }),
    caseUpdated.create({
      ...{ ...frame, id: `cu-${id}` },
      data: {
        ...{ caseId: `CASE-${id}`, status: 'causeAgreed', statusChangedAt: toIso(now) },
        ...CAUSES[number % 3],
        responseIds: [`RSP-${id}`, `RSP-${world}-${number + 6}`],
      },
    }),
  ];
}

describe('the kept windows and cells', () => {
  let suite: Suite;
  let scoring: RunningService;

  beforeAll(async () => {
    suite = await openSuite();
    scoring = await suite.start('scoring', { OPERATOR_TIME_ZONE: ZONE });
  });
  afterAll(() => suite.close());

  it('equal a recount of the facts after any sequence of answers, corrections, withdrawals and repeats', async () => {
    let world = 0;
    let sent = 0;
    const run = async (changes: readonly Change[], pieces: number, told: number): Promise<void> => {
      world += 1;
      const events = changes.map((one, position) => eventOf(world, one, position));
      const asked = [1, 2, 3, 3, 4].map((number) => invitation(world, number));
      // In pieces, so that one answer meets its own past in the database and not only in its batch; the first piece twice.
      const size = Math.ceil(events.length / pieces);
      const around = [0, 1, 2, 3, 4, 5].flatMap((number) => surroundings(world, number));
      await suite.send(around.slice(0, told), { timestamp: now });
      for (let start = 0; start < events.length; start += size) {
        await suite.send(events.slice(start, start + size), { timestamp: now });
        if (start === 0) await suite.send(events.slice(0, size), { timestamp: now });
      }
      await suite.send([...asked, ...around.slice(told)], { timestamp: now });
      sent += events.length + Math.min(size, events.length);
      await suite.settled('scoring');
      expect(await keptCounts()).toEqual(await recount());
      expect(await differing()).toEqual([]);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 36 }),
        run,
      ),
      { numRuns: 8 },
    );
    const fates = await fatesOf(suite, 'scoring', 'survey.response.v1');
    expect(fates).toMatchObject({ total: sent, deadLettered: 0 });
  });

  it('equal a recount when thousands of answers come at once over all partitions', async () => {
    const many = fc.sample(change, { numRuns: 6_000, seed: 4 });
    await suite.send(
      many.map((one, index) => eventOf(1_000 + (index % 900), one, index)),
      { timestamp: now },
    );
    await suite.settled('scoring');
    const kept = await keptCounts();
    expect(kept.length).toBeGreaterThan(20);
    expect(kept).toEqual(await recount());
    expect(await differing()).toEqual([]);
  });

  it('equal a recount, and are told without a gap, though the service is killed in the midst of it', async () => {
    const restarted = async () => {
      await scoring.kill();
      scoring = await suite.start('scoring', { OPERATOR_TIME_ZONE: ZONE, PUBLISH_EVERY_SECONDS: '0' });
    };
    const many = fc
      .sample(change, { numRuns: 5_000, seed: 9 })
      .map((one, index) => eventOf(5_000 + (index % 700), one, index));
    for (const piece of [many.slice(0, 2_500), many.slice(2_000), many.slice(4_500)]) {
      await suite.send(piece, { timestamp: now });
      await restarted();
    }
    await suite.settled('scoring');
    expect(await keptCounts()).toEqual(await recount());
    expect(await differing()).toEqual([]);
    await eventually(async () => expect(await toldCounts()).toEqual(await countsToTell()));
  });

  it('have moved every answer to its groups', async () => {
    const groups = await suite.query<{ dimension: string; values: string[] }>(
      'scoring',
      sql`
      select dimension, array_agg(distinct value order by value) as values from score_month
      where dimension in ('segment', 'product', 'team', 'contractLevel') and value <> '' and promoters + passives + detractors > 0
      group by dimension order by dimension`,
    );
    expect(groups).toEqual([
      { dimension: 'contractLevel', values: ['gold'] },
      { dimension: 'product', values: ['Fibre'] },
      { dimension: 'segment', values: ['business', 'consumer', 'enterprise'] },
      { dimension: 'team', values: ['technician 0', 'technician 1'] },
    ]);
    const outside = await suite.query<{ n: number; detractors: number }>(
      'scoring',
      sql`
      select sum(outside_promoters + outside_passives + outside_detractors)::int as n, sum(detractors)::int as detractors
      from score_month where dimension = 'all' and journey_area = ''`,
    );
    expect(outside[0]?.n).toBeGreaterThan(0);
    const agreed = await suite.query(
      'scoring',
      sql`
      select split_part(response_id, '-', 3)::int % 3 as number, bool_or(split_part(response_id, '-', 3)::int > 5) as joined,
        root_cause as "rootCause", outside
      from answer_fact where not withdrawn and split_part(response_id, '-', 2)::int < 1000
      group by 1, root_cause, outside order by 1`,
    );
    expect(agreed).toEqual([
      { number: 0, joined: true, rootCause: 'outside.power', outside: true },
      { number: 1, joined: true, rootCause: 'billing.wrongAmount', outside: false },
      { number: 2, joined: true, rootCause: 'own.storm', outside: true },
    ]);
  });

  it('are found and mended where they are wrong', async () => {
    await suite.query(
      'scoring',
      sql`update score_cell set passives = passives + 1 where dimension = 'channel' and value = 'web'`,
    );
    await suite.query('scoring', sql`delete from score_month where dimension = 'survey'`);
    await suite.query('scoring', sql`update score_window set passives = passives + 1 where area = 'billing'`);
    const found = await rebuild();
    expect(found.equal).toBe(false);
    const series = new Set(found.months.flatMap((month) => month.series.map(({ dimension }) => dimension)));
    expect(series).toEqual(new Set(['channel', 'survey']));
    expect(found.weeks.differing).toBeGreaterThan(1);
    for (const { area, kept, counted } of found.weeks.first)
      expect({ area, kept }).toEqual({ area: 'billing', kept: { ...counted, passives: counted.passives + 1 } });
    expect(found.checksums.answers.before).toEqual(found.checksums.answers.after);
    for (const part of ['days', 'months', 'weeks'] as const)
      expect(found.checksums[part].before).not.toEqual(found.checksums[part].after);
    expect(await rebuild()).toMatchObject({ equal: true });
    expect(await keptCounts()).toEqual(await recount());
  });

  it('are what the events make, read again from the first to the last', async () => {
    const found = await rebuild('events');
    const [kept] = await suite.query<{ answers: number; invitations: number }>(
      'scoring',
      sql`select (select count(*) from answer_fact)::int as answers, (select count(*) from invitation_fact)::int as invitations`,
    );
    const same = { missing: 0, differing: 0, notInEvents: 0 };
    expect(found).toMatchObject({
      equal: true,
      facts: { answers: { ...same, told: kept?.answers }, invitations: { ...same, told: kept?.invitations } },
    });
    for (const { before, after } of Object.values(found.checksums)) expect(before).toEqual(after);
  });

  it('are held against the events as far as they were taken, though answers go on coming', async () => {
    const more = fc
      .sample(change, { numRuns: 3_000, seed: 12 })
      .map((one, index) => eventOf(8_000 + (index % 300), one, index));
    // Two at a time: one of them is refused.
    const running = [1, 2].map(() => scoring.call('POST', '/v1/nps/rebuild?from=events'));
    for (let start = 0; start < more.length; start += 300)
      await suite.send(more.slice(start, start + 300), { timestamp: now });
    const [done, refused] = (await Promise.all(running)).sort((one, other) => one.status - other.status);
    expect(done).toMatchObject({
      status: 200,
      body: { equal: true, facts: { answers: { missing: 0, differing: 0, notInEvents: 0 } } },
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: 'Another rebuild from events runs: wait for its end.' },
    });
    await suite.settled('scoring');
    expect(await rebuild('events')).toMatchObject({ equal: true });
  });

  it('are mended from the events where facts were lost or spoilt, and keep what no event tells of any more', async () => {
    const before = await checkedFacts();
    const spoil = [
      sql`delete from answer_fact where response_id in (select response_id from answer_fact order by response_id limit 40)`,
      sql`update answer_fact set score = 0, band = 'detractor' where band = 'promoter' and journey_area = 'sales'`,
      sql`update answer_fact set revision = 0 where response_id = (select max(response_id) from answer_fact)`,
      sql`delete from wave`,
      sql`delete from invitation_fact where invitation_id in (select invitation_id from invitation_fact order by invitation_id limit 3)`,
    ];
    for (const statement of spoil) await suite.query('scoring', statement);
    await suite.query(
      'scoring',
      sql`insert into answer_fact (response_id, revision, withdrawn, invitation_id) values ('RSP-of-old', 9, true, 'INV-of-old')`,
    );
    const found = await rebuild('events');
    expect(found).toMatchObject({
      equal: false,
      facts: { answers: { missing: 40, notInEvents: 1 }, invitations: { missing: 3, differing: 0 } },
    });
    expect(found.facts?.answers.differing).toBeGreaterThan(1);
    await suite.query('scoring', sql`delete from answer_fact where response_id = 'RSP-of-old'`);
    expect(await checkedFacts()).toEqual(before);
    const waves = sql`select wave_id, survey_id, first_day = (select min(day) from answer_fact where wave_id = 'W-1') as since from wave`;
    expect(await suite.query('scoring', waves)).toEqual([{ wave_id: 'W-1', survey_id: 'S', since: true }]);
    expect(await keptCounts()).toEqual(await recount());
    expect(await rebuild('events')).toMatchObject({ equal: true });
  });

  it('are counted at the next start where a rebuild was cut short after it had changed facts', async () => {
    await suite.settled('scoring');
    const holding = new pg.Client({ connectionString: suite.databaseUrlOf('scoring') });
    await holding.connect();
    try {
      // Weeks are the last to be counted, and need this one.
      await holding.query('begin; lock table calendar_week in access exclusive mode');
      await suite.query('scoring', sql`update answer_fact set day = day - 40 where score = 3 and not withdrawn`);
      await suite.query('scoring', sql`update score_window set passives = passives + 1 where area = 'billing'`);
      await suite.query('scoring', sql`update score_month set passives = passives + 1 where dimension = 'channel'`);
      const cutShort = scoring.call('POST', '/v1/nps/rebuild').catch(() => undefined);
      await eventually(async () => expect(await owed()).toBe(1));
      await scoring.kill();
      await cutShort;
    } finally {
      await holding.end();
    }
    scoring = await suite.start('scoring', { OPERATOR_TIME_ZONE: ZONE });
    expect(await owed()).toBe(0);
    expect(await keptCounts()).toEqual(await recount());
    expect(await rebuild()).toMatchObject({ equal: true });
  });

  it('are not equal to the events where no age explains that none tells of a fact', async () => {
    const forged = (id: string, at: number) => sql`
      insert into answer_fact (response_id, revision, withdrawn, invitation_id, survey_id, kind, score, band, answered_at, week, day)
      values (${id}, 1, false, ${id}, 'S', 'transactional', 9, 'promoter', ${toIso(at)}, '2026-W40', '2026-10-01')`;
    await suite.query('scoring', forged('RSP-of-old', now - 500 * DAY_MS));
    await rebuild('events');
    expect(await rebuild('events')).toMatchObject({
      equal: true,
      facts: { answers: { notInEvents: 1, unexplained: 0 } },
    });
    await suite.query('scoring', forged('RSP-of-nobody', now + HOUR_MS));
    await rebuild('events');
    expect(await rebuild('events')).toMatchObject({
      equal: false,
      facts: {
        answers: { missing: 0, differing: 0, notInEvents: 2, unexplained: 1, firstUnexplained: ['RSP-of-nobody'] },
      },
    });
    await suite.query('scoring', sql`delete from answer_fact where response_id in ('RSP-of-old', 'RSP-of-nobody')`);
    await rebuild();
  });

  it('are held against no other topics than those that the facts came by', async () => {
    const ahead = (records: number) =>
      suite.query(
        'scoring',
        sql`update record_position set counted_to = counted_to + ${records} where topic = 'survey.response.v1'`,
      );
    await ahead(1_000);
    const { status, body } = await scoring.call('POST', '/v1/nps/rebuild?from=events');
    await ahead(-1_000);
    expect({ status, body }).toMatchObject({
      status: 409,
      body: {
        detail: expect.stringMatching(
          /^Of survey\.response\.v1, partition \d, \d+ records were counted, and Kafka has \d+: /,
        ),
      },
    });
  });

  it('move with the zone of the operator, weeks as well as days, and are told anew', async () => {
    const zone = 'Pacific/Auckland';
    await suite.settled('scoring');
    await scoring.stop();
    scoring = await suite.start('scoring', { OPERATOR_TIME_ZONE: zone, PUBLISH_EVERY_SECONDS: '0' });
    const found = await rebuild();
    expect(found.equal).toBe(false);
    expect(found.weeks.moved).toBeGreaterThan(1);
    expect(found.months.some(({ differing }) => differing > 0)).toBe(true);
    expect(await keptCounts()).toEqual(await recount(zone));
    expect(await rebuild()).toMatchObject({ equal: true, weeks: { moved: 0 } });
    await eventually(async () => expect(await toldCounts()).toEqual(await countsToTell()));
    const last = (await suite.records('nps.score.v1'))
      .map(({ data }) => data as ScoreComputed)
      .filter(({ scoreId, n }) => scoreId.endsWith('2026-W47') && n > 0)
      .at(-1);
    // Monday's midnight of Auckland in its summer.
    expect(last?.periodStart).toBe('2026-11-15T11:00:00.000Z');
  });

  const rebuild = async (from: RebuildSource = 'facts'): Promise<RebuildAnswer> => {
    const { status, body } = await scoring.call('POST', `/v1/nps/rebuild?from=${from}`);
    expect({ status, body: status === 200 ? undefined : body }).toEqual({ status: 200, body: undefined });
    return body as RebuildAnswer;
  };
  /** Months in which kept cells differed from a recount, and weeks; what differed is mended. */
  const differing = async () => {
    const { months, weeks } = await rebuild();
    expect(months.length).toBeGreaterThan(0);
    return [...months.filter((month) => month.differing > 0), ...weeks.first];
  };
  const owed = async () => (await suite.query('scoring', sql`select from recount_owed`)).length;
  /** All that events tell of the facts. */
  const checkedFacts = () =>
    suite.query(
      'scoring',
      sql`
      select response_id, revision::int as revision, withdrawn, kind, journey_area, score, band, answered_at, week, customer_id, root_cause, outside
      from answer_fact order by response_id`,
    );

  /**
   * What the published events tell last of each window, once it is sure that its revisions came in order and none is missing. An event
   * may come twice where the service was killed after it was sent; then it is the same one.
   */
  const toldCounts = async () => {
    const told = new Map<string, ScoreComputed[]>();
    const known = new Map<string, unknown>();
    for (const { id, data } of await suite.records('nps.score.v1')) {
      const score = data as ScoreComputed;
      if (known.has(id)) expect(score).toEqual(known.get(id));
      else told.set(score.scoreId, [...(told.get(score.scoreId) ?? []), score]);
      known.set(id, score);
    }
    for (const scores of told.values())
      expect(scores.map(({ revision }) => revision)).toEqual(scores.map((_, index) => index + 1));
    return [...told].map(([id, scores]) => [id, scores.length, scores.at(-1)?.n]).sort();
  };
  const countsToTell = async () => {
    const windows = await suite.query<{ id: string; revision: number; n: number; waits: boolean }>(
      'scoring',
      sql`
      select kind || '|' || area || '|' || week as id, revision::int as revision, promoters + passives + detractors as n,
        publish_due is not null as waits
      from score_window where revision > 0 or publish_due is not null`,
    );
    expect(windows.some(({ waits }) => waits)).toBe(false);
    return windows.map(({ id, revision, n }) => [id, revision, n]).sort();
  };

  const keptCounts = () =>
    suite.query(
      'scoring',
      sql`
      select kind, area, week, promoters, passives, detractors, invited from score_window
      where (promoters, passives, detractors, invited) <> (0, 0, 0, 0) order by kind, area, week`,
    );

  /** The windows from scratch: bands from the scores and weeks from the times, with nothing that the service derived. */
  const recount = (zone = ZONE) =>
    suite.query(
      'scoring',
      sql`
      with fact as (
        select kind, journey_area, answered_at as at, (score >= 9)::int as promoter, (score in (7, 8))::int as passive,
          (score <= 6)::int as detractor, 0 as invitation
        from answer_fact where not withdrawn
        union all
        select kind, journey_area, dispatched_at, 0, 0, 0, 1 from invitation_fact)
      select kind, area, to_char(at at time zone ${zone}, 'IYYY"-W"IW') as week, sum(promoter)::int as promoters,
        sum(passive)::int as passives, sum(detractor)::int as detractors, sum(invitation)::int as invited
      from fact cross join lateral (select 'overall' as area union all select journey_area where journey_area is not null) as counted
      group by kind, area, week order by kind, area, week`,
    );
});
