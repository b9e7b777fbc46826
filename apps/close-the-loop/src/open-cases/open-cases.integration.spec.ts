import {
  exposureComputed,
  responseCorrected,
  responseWithdrawn,
  type OutgoingEvent,
  type ReceivedEvent,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aResponse as anAnswer } from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const now = Date.now() - HOUR_MS;
const source = '//sidetone/response-ingest';

/** Each of a contact of its own, unless told otherwise: two of one respondent and topic are one case. */
const aResponse: typeof anAnswer = (number, at, data = {}) =>
  anAnswer(number, at, { contactId: `CON-${number}`, ...data });

function correction(number: number, revision: number, score: number): OutgoingEvent {
  const { data } = aResponse(number, now, { score, revision });
  return responseCorrected.create({
    id: `RSP-${number}:${revision}`,
    source,
    time: now,
    data: { ...data, correctionReason: 'customer' },
  });
}
const withdrawal = (number: number, revision: number): OutgoingEvent =>
  responseWithdrawn.create({
    ...{ id: `RSP-${number}:${revision}`, source, time: now },
    data: { responseId: `RSP-${number}`, invitationId: `INV-${number}`, reason: 'erasure', revision },
  });
const exposure = (number: number, revision: number, drops: number): OutgoingEvent =>
  exposureComputed.create({
    ...{ id: `EXP-${number}:${revision}`, source: '//sidetone/kpi-correlation', time: now },
    data: {
      ...{ responseId: `RSP-${number}`, windowDays: 28, knownAt: toIso(now), revision },
      kpis: [
        { kpi: 'outage.minutes', unit: 'min', missing: true },
        {
          kpi: 'voice.drop.count',
          unit: 'count',
          missing: false,
          value: drops,
          events: drops,
          lastAt: toIso(now - DAY_MS),
        },
      ],
      evidence: [{ kpi: 'voice.drop.count', eventId: 'c-1', type: 'oss.call.failure.v1', at: toIso(now - DAY_MS) }],
    },
  });

describe('cases of answers', () => {
  let suite: Suite;
  let service: RunningService;

  beforeAll(async () => {
    suite = await openSuite();
    service = await suite.start('close-the-loop');
  });
  afterAll(() => suite.close());

  async function take(...events: readonly OutgoingEvent[]): Promise<void> {
    await suite.send(events);
    await suite.settled('close-the-loop');
  }
  async function caseOf(number: number): Promise<Record<string, unknown>> {
    const [row] = await suite.query<{ case_id: string }>(
      'close-the-loop',
      sql`select case_id from case_answer where response_id = ${`RSP-${number}`}`,
    );
    const { status, body } = await service.call('GET', `/v1/cases/${row?.case_id}`);
    expect(status).toBe(200);
    return body as Record<string, unknown>;
  }
  async function told(caseId: unknown): Promise<ReceivedEvent<Record<string, unknown>>[]> {
    const events = (await suite.records('case.v1')) as ReceivedEvent<Record<string, unknown>>[];
    return events.filter(({ data }) => data['caseId'] === caseId);
  }

  it('opens one for every answer, tied to its invitation and to the event that brought it', async () => {
    await take(...[1, 2, 3].map((number) => aResponse(number, now, { score: [0, 8, 10][number - 1] ?? 0 })));
    const one = await caseOf(1);
    expect(one).toMatchObject({
      state: 'open',
      score: 0,
      band: 'detractor',
      customerId: 'CUS-100',
      alert: true,
      exposure: null,
    });
    const [opened, ...more] = await told(one['caseId']);
    expect(more).toEqual([]);
    expect(opened).toMatchObject({
      type: 'case.opened.v1',
      correlationId: 'INV-1',
      causationId: 'RSP-1:1',
      subject: one['caseId'],
    });
    expect(opened?.data).toMatchObject({
      responseId: 'RSP-1',
      band: 'detractor',
      firstContactDue: one['firstContactDue'],
    });
    expect([(await caseOf(2))['band'], (await caseOf(3))['band']]).toEqual(['passive', 'promoter']);
  });

  it('opens none for the same answer again, and accounts for it', async () => {
    const before = await suite.records('case.v1');
    await take(aResponse(1, now, { score: 0 }), aResponse(1, now, { score: 0 }));
    expect(await suite.records('case.v1')).toHaveLength(before.length);
    const fates = await fatesOf(suite, 'close-the-loop', 'survey.response.v1');
    expect(fates).toMatchObject({ stored: 3, dropped: 2, deadLettered: 0 });
  });

  it('shows a correction and ends with a withdrawal, in the order of one batch or of several', async () => {
    await take(aResponse(4, now, { score: 9 }), correction(4, 2, 1), withdrawal(4, 3));
    await take(aResponse(5, now, { score: 9 }));
    await take(correction(5, 2, 1));
    await take(withdrawal(5, 3));
    for (const number of [4, 5]) {
      const one = await caseOf(number);
      expect(one).toMatchObject({
        state: 'withdrawn',
        score: 1,
        band: 'detractor',
        customerId: null,
        contactId: null,
      });
      const events = await told(one['caseId']);
      expect(events.map(({ type }) => type)).toEqual(['case.opened.v1', 'case.updated.v1', 'case.closed.v1']);
      expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    }
  });

  it('lives again when a correction makes the answer of a closed case worse', async () => {
    await take(aResponse(9, now, { score: 10 }));
    const { caseId } = await caseOf(9);
    const body = { outcome: 'notNeeded', note: 'ask 040 123 4567' };
    const headers = { 'if-match': '*' };
    const closed = await service.call('POST', `/v1/cases/${String(caseId)}/close`, { body, headers });
    expect(closed).toMatchObject({ status: 200, body: { state: 'closed', outcome: 'notNeeded' } });
    await take(correction(9, 2, 0));
    expect(await caseOf(9)).toMatchObject({
      ...{ state: 'reopened', band: 'detractor', outcome: null, closedAt: null, round: 2 },
      firstContact: { state: 'running', done: null },
    });
    const { body: history } = await service.call('GET', `/v1/cases/${String(caseId)}/history`);
    expect(history).toMatchObject({
      items: [
        { move: 'open', by: 'customer' },
        { move: 'closeNotNeeded', by: 'tests', via: 'tests', note: 'ask [phone]', from: 'open', to: 'closed' },
        { move: 'corrects', by: 'customer' },
        { move: 'reopen', by: 'customer', from: 'closed', to: 'reopened' },
      ],
    });
    expect((await told(caseId)).at(-1)).toMatchObject({ type: 'case.updated.v1', data: { status: 'reopened' } });
    expect(JSON.stringify(await told(caseId))).not.toContain('123 4567');
  });

  it('tells of a closed case whose answer is withdrawn that it was not needed, so that all forget whose it was', async () => {
    await take(aResponse(31, now, { score: 2 }));
    const { caseId } = await caseOf(31);
    const close = { body: { outcome: 'duplicate' }, headers: { 'if-match': '*' } };
    expect(await service.call('POST', `/v1/cases/${String(caseId)}/close`, close)).toMatchObject({ status: 200 });
    await suite.settled('close-the-loop');
    const whose = () =>
      suite.query('close-the-loop', sql`select customer_id from told_case where case_id = ${String(caseId)}`);
    expect(await whose()).toEqual([{ customer_id: expect.stringContaining('CUS-') }]);
    await take(withdrawal(31, 2));
    expect(await caseOf(31)).toMatchObject({ state: 'withdrawn', outcome: 'duplicate', customerId: null });
    const ends = (await told(caseId)).filter(({ type }) => type === 'case.closed.v1');
    expect(ends.map(({ data }) => data)).toMatchObject([{ outcome: 'duplicate' }, { outcome: 'notNeeded' }]);
    expect(await whose()).toEqual([{ customer_id: null }]);
  });

  it('leaves nothing of whose a withdrawn case was in what goes out to other systems', async () => {
    await take(aResponse(32, now, { score: 2 }));
    const caseId = String((await caseOf(32))['caseId']);
    const opened = (await told(caseId))[0]?.id ?? '';
    await suite.query(
      'close-the-loop',
      sql`with hook as (insert into webhook (webhook_id, url, event_types, state, secret, version, created_at, changed_at, changed_by)
          values ('WH-1', 'https://hooks.example/', '{case.opened.v1}', 'paused', '', 1, now(), now(), 'tests')),
        event as (insert into webhook_event (event_id, type, body, kept_at)
          values (${opened}, 'case.opened.v1', 'CUS-100', now()), (${`${caseId}:2`}, 'case.escalated.v1', 'escalated', now())),
        delivery as (insert into webhook_delivery (webhook_id, event_id, case_id, state, queued_at, due_at, give_up_at)
          select 'WH-1', event_id, ${caseId}, 'waiting', now(), now(), now() + interval '1 hour'
          from unnest(array[${opened}, ${`${caseId}:2`}]::text[]) as event_id)
        insert into case_ticket (case_id, state, note, requested_at, requested_by, due_at, give_up_at)
        values (${caseId}, 'waiting', 'Lives at the harbour', now(), 'tests', now() + interval '30 years', now() + interval '40 years')`,
    );
    await take(withdrawal(32, 2));
    const kept = (text: ReturnType<typeof sql>) => suite.query('close-the-loop', text);
    expect(await kept(sql`select note, state from case_ticket where case_id = ${caseId}`)).toEqual([
      { note: null, state: 'failed' },
    ]);
    expect(await kept(sql`select customer_id, subscription_id from told_case where case_id = ${caseId}`)).toEqual([
      { customer_id: null, subscription_id: null },
    ]);
    expect(
      await kept(sql`select event_id, body, state from webhook_event join webhook_delivery using (event_id)
        where case_id = ${caseId} order by event_id`),
    ).toEqual([
      { event_id: opened, body: '', state: 'erased' },
      { event_id: `${caseId}:2`, body: 'escalated', state: 'waiting' },
    ]);
    expect(await service.call('POST', '/v1/webhooks/WH-1/redeliver')).toMatchObject({ body: { redelivered: 0 } });
    const { body } = await service.call('GET', '/v1/webhooks/WH-1/deliveries?state=erased');
    expect(body).toMatchObject({ items: [{ eventId: opened, failure: expect.stringContaining('were withdrawn') }] });
    await kept(sql`delete from webhook`);
  });

  it('joins a second answer of the same respondent and topic, tells which it lists, and forgets all with the last', async () => {
    const who = { contactId: 'CON-twice' };
    await take(aResponse(20, now, { ...who, score: 8 }));
    await take(aResponse(21, now, { ...who, score: 1 }), aResponse(22, now, { ...who, score: 10 }));
    await take(aResponse(23, now, { ...who, score: 1, journeyArea: 'billing' }));
    const one = await caseOf(20);
    expect(one).toMatchObject({
      ...{ caseId: (await caseOf(22))['caseId'], score: 1, band: 'detractor', topic: 'support' },
      answers: [{ responseId: 'RSP-20', score: 8 }, { responseId: 'RSP-21' }, { responseId: 'RSP-22', score: 10 }],
    });
    expect((await caseOf(23))['caseId']).not.toBe(one['caseId']);
    expect((await told(one['caseId'])).at(-1)?.data).toMatchObject({ responseIds: ['RSP-20', 'RSP-21', 'RSP-22'] });
    await take(withdrawal(21, 2));
    expect(await caseOf(20)).toMatchObject({ state: 'open', score: 8, band: 'passive' });
    await take(withdrawal(20, 2), withdrawal(22, 2));
    expect(await caseOf(20)).toMatchObject({ state: 'withdrawn', contactId: null });
    expect((await told(one['caseId'])).at(-1)).toMatchObject({
      type: 'case.closed.v1',
      data: { outcome: 'notNeeded' },
    });
  });

  it('shows a correction from 2 to 9 of a case that was worked on, and keeps what was promised', async () => {
    await take(aResponse(30, now, { score: 2 }));
    const { caseId, resolveDue } = await caseOf(30);
    const path = `/v1/cases/${String(caseId)}`;
    const headers = { 'if-match': '*', 'x-actor': 'anna' };
    await service.call('POST', `${path}/contact`, { body: { result: 'reached' }, headers });
    await take(correction(30, 2, 9));
    expect(await caseOf(30)).toMatchObject({
      ...{ state: 'contacted', score: 9, band: 'promoter', resolveDue },
      answers: [{ score: 9, firstScore: 2 }],
    });
  });

  it('is opened once for a respondent, whichever of many partitions the answers come by', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      aResponse(100 + index, now, { contactId: `CON-${index % 4}-of-many` }),
    );
    await take(...many);
    const [row] = await suite.query(
      'close-the-loop',
      sql`select count(*)::int as cases, (select count(*)::int from case_answer where response_id like 'RSP-1__') as answers
        from cases where contact_id like 'CON-%-of-many'`,
    );
    expect(row).toEqual({ cases: 4, answers: 60 });
  });

  it('opens none for an answer that was withdrawn before it came, in one batch or in several', async () => {
    const before = await suite.records('case.v1');
    await take(withdrawal(10, 2), aResponse(10, now, { score: 0 }));
    await take(withdrawal(11, 2));
    await take(aResponse(11, now, { score: 0 }));
    expect(await suite.records('case.v1')).toHaveLength(before.length);
    const cases = sql`select 1 from case_answer where response_id in ('RSP-10', 'RSP-11')`;
    expect(await suite.query('close-the-loop', cases)).toEqual([]);
  });

  it('opens the case of a late answer without alarm', async () => {
    await take(aResponse(6, now - 10 * DAY_MS, { score: 0 }));
    expect(await caseOf(6)).toMatchObject({ alert: false, state: 'open' });
  });

  it('shows the exposure beside the case, whichever comes first, in its highest revision', async () => {
    await take(exposure(7, 1, 1), exposure(7, 3, 4), exposure(7, 2, 2));
    await take(aResponse(7, now, { score: 3 }), aResponse(8, now, { score: 3 }));
    await take(exposure(8, 2, 4));
    await take(exposure(8, 1, 9));
    for (const number of [7, 8]) {
      expect((await caseOf(number))['exposure']).toMatchObject({
        windowDays: 28,
        kpis: [
          {
            ...{ kpi: 'voice.drop.count', value: 4, unit: 'count', lastEventAt: toIso(now - DAY_MS) },
            evidence: [{ eventId: 'c-1', type: 'oss.call.failure.v1' }],
          },
          { kpi: 'outage.minutes', value: 'missing', unit: 'min', evidence: [] },
        ],
      });
    }
  });

  it('forgets the exposure of an answer that is withdrawn, and takes none after', async () => {
    await take(withdrawal(7, 2));
    await take(exposure(7, 9, 1));
    expect((await caseOf(7))['exposure']).toBeNull();
    expect((await fatesOf(suite, 'close-the-loop', 'kpi.exposure.v1')).reasons).toMatchObject({
      'the answer was withdrawn': 1,
    });
  });

  it('takes thousands of answers at once, each with one case told once, killed in the middle of it', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => aResponse(1_000 + index, now, { score: index % 11 }));
    await suite.send([...many, ...many.slice(0, 500)]);
    await service.kill();
    service = await suite.start('close-the-loop');
    await suite.send(many.slice(4_000));
    await service.kill();
    service = await suite.start('close-the-loop');
    await suite.settled('close-the-loop');
    const [row] = await suite.query(
      'close-the-loop',
      sql`select count(*)::int as answers, count(distinct case_id)::int as cases,
        (select count(*)::int from case_history where move = 'open' and case_id in
          (select case_id from case_answer where response_id like 'RSP-____')) as openings
        from case_answer where response_id like 'RSP-____'`,
    );
    expect(row).toEqual({ answers: 5_000, cases: 5_000, openings: 5_000 });
    const opened = (await suite.records('case.v1')).filter(({ type, data }) => {
      const { responseId = '' } = data as { responseId?: string };
      return type === 'case.opened.v1' && /^RSP-\d{4}$/.test(responseId);
    });
    expect(new Set(opened.map(({ id }) => id)).size).toBe(5_000);
    expect(new Set(opened.map(({ data }) => (data as { caseId: string }).caseId)).size).toBe(5_000);
  });
});
