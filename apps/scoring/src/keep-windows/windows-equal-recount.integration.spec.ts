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
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import fc from 'fast-check';

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
    const found = await differing();
    expect(found.length).toBeGreaterThan(0);
    expect(await differing()).toEqual([]);
  });

  /** Months in which kept cells differed from a recount; what differed is mended. */
  const differing = async () => {
    const { status, body } = await scoring.call('POST', '/v1/nps/rebuild');
    expect(status).toBe(200);
    const { months } = body as { months: { month: string; cells: number; differing: number }[] };
    expect(months.length).toBeGreaterThan(0);
    return months.filter((month) => month.differing > 0);
  };

  const keptCounts = () =>
    suite.query(
      'scoring',
      sql`
      select kind, area, week, promoters, passives, detractors, invited from score_window
      where (promoters, passives, detractors, invited) <> (0, 0, 0, 0) order by kind, area, week`,
    );

  /** The windows from scratch: bands from the scores and weeks from the times, with nothing that the service derived. */
  const recount = () =>
    suite.query(
      'scoring',
      sql`
      with fact as (
        select kind, journey_area, answered_at as at, (score >= 9)::int as promoter, (score in (7, 8))::int as passive,
          (score <= 6)::int as detractor, 0 as invitation
        from answer_fact where not withdrawn
        union all
        select kind, journey_area, dispatched_at, 0, 0, 0, 1 from invitation_fact)
      select kind, area, to_char(at at time zone ${ZONE}, 'IYYY"-W"IW') as week, sum(promoter)::int as promoters,
        sum(passive)::int as passives, sum(detractor)::int as detractors, sum(invitation)::int as invited
      from fact cross join lateral (select 'overall' as area union all select journey_area where journey_area is not null) as counted
      group by kind, area, week order by kind, area, week`,
    );
});
