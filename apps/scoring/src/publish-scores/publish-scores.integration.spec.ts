import {
  clockTicked,
  invitationDispatched,
  responseWithdrawn,
  type OutgoingEvent,
  type ScoreComputed,
} from '@sidetone/contracts/events';
import { DAY_MS, SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aResponse } from '@sidetone/testing/factories';
import { openSuite, type Suite } from '@sidetone/testing/suite';

const wednesday = Date.UTC(2026, 10, 18, 12);
const tick = (now: Instant): OutgoingEvent =>
  clockTicked.create({ id: `tick-${now}`, source: '//sidetone/simulator', time: now, data: { now: toIso(now) } });

function aDispatch(id: string, at: Instant): OutgoingEvent {
  return invitationDispatched.create({
    ...{ id: `INV-${id}:dispatched`, source: '//sidetone/survey-dispatch', time: at },
    data: {
      ...{ invitationId: `INV-${id}`, surveyId: 'S', kind: 'transactional', journeyArea: 'support' },
      ...{
        contactId: `CON-${id}`,
        customerId: `CUS-${id}`,
        triggerId: `INT-${id}`,
        channel: 'sms',
        dispatchedAt: toIso(at),
        expiresAt: toIso(at + 7 * DAY_MS),
      },
    },
  });
}

describe('publishing scores', () => {
  let suite: Suite;

  beforeAll(async () => {
    suite = await openSuite();
    await suite.start('scoring', { CLOCK: 'simulated', MINIMUM_N: '3' });
  });
  afterAll(() => suite.close());

  /** Answers arrive, the clock moves to `now`, and the service has nothing left to do. */
  async function day(now: Instant, events: readonly OutgoingEvent[]): Promise<void> {
    await suite.send(events, { timestamp: now });
    await suite.send([tick(now)], { timestamp: now });
    await suite.settled('scoring', { now });
  }
  async function published(scoreId: string): Promise<ScoreComputed[]> {
    const events = await suite.records('nps.score.v1');
    return events.map(({ data }) => data as ScoreComputed).filter((data) => data.scoreId === scoreId);
  }

  it('tells of too few answers without a value, and settles though the clock stands still', async () => {
    await day(wednesday, [aResponse(1, wednesday, { score: 10 }), aResponse(2, wednesday, { score: 3 })]);
    const [first] = await published('transactional|support|2026-W47');
    expect(first).toMatchObject({ status: 'insufficient', n: 2, promoters: 1, detractors: 1, revision: 1 });
    expect(first).not.toHaveProperty('value');
  });

  it('tells the score with its interval once there are enough, as the next revision, with all that changed meanwhile', async () => {
    const thursday = wednesday + DAY_MS;
    await day(thursday, [aResponse(3, thursday, { score: 9 }), aResponse(4, thursday, { score: 8 })]);
    const last = (await published('transactional|support|2026-W47')).at(-1);
    expect(last).toMatchObject({
      ...{ status: 'ok', n: 4, promoters: 2, passives: 1, detractors: 1, value: 25, method: 'adjustedWald' },
      ...{ periodStart: '2026-11-16T00:00:00.000Z', periodEnd: '2026-11-23T00:00:00.000Z', revision: 2 },
    });
    expect(await published('transactional|overall|2026-W47')).toHaveLength(2);
  });

  it('publishes a past week anew when an answer of it comes late', async () => {
    const [monday, december] = [wednesday - 2 * DAY_MS, wednesday + 20 * DAY_MS];
    await day(december, [aResponse(5, monday, { score: 0 })]);
    expect((await published('transactional|support|2026-W47')).at(-1)).toMatchObject({
      n: 5,
      detractors: 2,
      revision: 3,
    });
  });

  it('publishes a past week anew when an answer of it is withdrawn, and leaves other weeks alone', async () => {
    const january = wednesday + 60 * DAY_MS;
    const before = await suite.records('nps.score.v1');
    await suite.query(
      'scoring',
      sql`insert into invitation_fact (invitation_id, survey_id, kind, dispatched_at, week, day, contact_id, customer_id, trigger_id)
        values ('INV-5', 'S', 'transactional', now(), '2026-W47', '2026-11-16', 'CON-5', 'CUS-5', 'INT-5')`,
    );
    const withdrawal = responseWithdrawn.create({
      ...{ id: 'RSP-5:2', source: '//sidetone/response-ingest', time: january },
      data: { responseId: 'RSP-5', invitationId: 'INV-5', reason: 'erasure', revision: 2 },
    });
    await day(january, [withdrawal]);
    expect((await published('transactional|support|2026-W47')).at(-1)).toMatchObject({
      n: 4,
      detractors: 1,
      value: 25,
      revision: 4,
    });
    expect(await suite.records('nps.score.v1')).toHaveLength(before.length + 2);
    const whom = (id: string) =>
      sql`select contact_id, customer_id, trigger_id from invitation_fact where invitation_id = ${id}`;
    const nobody = { contact_id: null, customer_id: null, trigger_id: null };
    expect(await suite.query('scoring', whom('INV-5'))).toEqual([nobody]);
  });

  it('keeps nothing of whom an invitation asked that comes after its answer was withdrawn', async () => {
    const at = wednesday + 61 * DAY_MS;
    const gone = { responseId: 'RSP-late', invitationId: 'INV-late' } as const;
    await day(at, [
      responseWithdrawn.create({
        ...{ id: 'RSP-late:2', source: '//sidetone/response-ingest', time: at },
        data: { ...gone, reason: 'erasure', revision: 2 },
      }),
    ]);
    await day(at, [aDispatch('late', at), aDispatch('later', at)]);
    const kept = sql`select invitation_id, contact_id is null and customer_id is null and trigger_id is null as forgotten
      from invitation_fact where invitation_id in ('INV-late', 'INV-later') order by invitation_id`;
    expect(await suite.query('scoring', kept)).toEqual([
      { invitation_id: 'INV-late', forgotten: true },
      { invitation_id: 'INV-later', forgotten: false },
    ]);
  });

  it('tells what changes soon after as one more revision, when the pause since the last one is over', async () => {
    const start = wednesday + 70 * DAY_MS;
    const scoreId = 'transactional|support|2027-W04';
    for (const [second, number] of [0, 1, 2, 3].entries()) {
      const at = start + second * SECOND_MS;
      await day(at, [aResponse(`soon-${number}`, start, { score: 9 })]);
    }
    expect((await published(scoreId)).map(({ n }) => n)).toEqual([1]);
    await day(start + 4 * SECOND_MS, []);
    expect(await published(scoreId)).toHaveLength(1);
    await day(start + 5 * SECOND_MS, []);
    expect((await published(scoreId)).map(({ n, revision }) => [n, revision])).toEqual([
      [1, 1],
      [4, 2],
    ]);
  });

  it('tells each survey kind apart', async () => {
    const at = wednesday + 72 * DAY_MS;
    await day(at, [aResponse('wave', at, { kind: 'wave', score: 9 }), aResponse('again', at, { score: 9 })]);
    const events = await suite.records('nps.score.v1');
    const told = events.map(({ data }) => data as ScoreComputed);
    expect(told.every(({ scoreId, kind }) => kind !== undefined && scoreId.startsWith(`${kind}|`))).toBe(true);
    expect(told.filter(({ kind }) => kind === 'wave')).toMatchObject([{ n: 1 }, { n: 1 }]);
  });

  it('publishes nothing when the same answer comes again', async () => {
    const before = await suite.records('nps.score.v1');
    const later = wednesday + 73 * DAY_MS;
    await day(later, [aResponse(1, wednesday, { score: 10 })]);
    expect(await suite.records('nps.score.v1')).toHaveLength(before.length);
  });
});
