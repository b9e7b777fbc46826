import type { OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aResponse, aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** A Monday. Office hours are 08:00 to 16:00. */
const monday = Date.UTC(2026, 10, 23, 9);
const answer = (number: number, at: Instant, score: number): OutgoingEvent =>
  aResponse(number, at, { score, contactId: `CON-${number}` });

interface CaseView {
  readonly caseId: string;
  readonly responseId: string;
  readonly overdue: boolean;
  readonly escalationLevel: number;
  readonly version: number;
}

describe('cases and the clock', () => {
  let suite: Suite;
  let service: RunningService;
  const env = { CLOCK: 'simulated', ESCALATION_TEAM: 'duty manager' };

  beforeAll(async () => {
    suite = await openSuite();
    service = await suite.start('close-the-loop', env);
    // Two detractors, one of them late, a passive and a promoter: due after one, three and five working days.
    const answers = [
      answer(1, monday, 0),
      answer(2, monday, 6),
      answer(3, monday - 5 * DAY_MS, 1),
      answer(4, monday, 8),
      answer(5, monday, 10),
    ];
    await suite.send(answers, { timestamp: monday });
    await until(monday);
  });
  afterAll(() => suite.close());

  async function until(now: Instant): Promise<void> {
    await suite.send([aTick(now)], { timestamp: now });
    await suite.settled('close-the-loop', { now });
  }
  async function get<Body>(path: string): Promise<Body> {
    const { status, body } = await service.call('GET', path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as Body;
  }
  async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const told = await service.call('POST', path, { body, headers: { 'if-match': '*', 'x-actor': 'anna' } });
    await suite.settled('close-the-loop');
    return told;
  }
  const list = async (query: string) =>
    (await get<{ items: CaseView[]; next: string | null }>(`/v1/cases?${query}`)).items;
  const caseOf = async (number: number) => (await list(`responseId=RSP-${number}`))[0]?.caseId ?? '';
  const events = async (type: string) => (await suite.records('case.v1')).filter((event) => event.type === type);
  const notices = async () =>
    (await events('case.updated.v1')).flatMap(({ data }) => (data as { notice?: string }).notice ?? []);

  it('counts what is open and due, as of the simulated clock', async () => {
    expect(await get('/v1/cases/summary')).toEqual({
      ...{ opened: 5, open: 5, dueWithin24h: 3, overdue: 0 },
      byBand: {
        detractor: { opened: 3, open: 3, dueWithin24h: 3, overdue: 0 },
        passive: { opened: 1, open: 1, dueWithin24h: 0, overdue: 0 },
        promoter: { opened: 1, open: 1, dueWithin24h: 0, overdue: 0 },
      },
    });
    expect(await list('due=today')).toEqual([]);
    expect(await list('responseId=RSP-1')).toMatchObject([
      {
        firstContactDue: toIso(monday + DAY_MS),
        firstContact: { warn: toIso(monday + 6 * HOUR_MS), state: 'running' },
      },
    ]);
  });

  it('stops the first clock when the customer is contacted', async () => {
    await until(monday + 2 * HOUR_MS);
    const caseId = await caseOf(2);
    expect(await post(`/v1/cases/${caseId}/contact`, { result: 'reached' })).toMatchObject({
      status: 200,
      body: { state: 'contacted', contactedAt: toIso(monday + 2 * HOUR_MS), firstContact: { state: 'kept' } },
    });
    const [updated] = await events('case.updated.v1');
    expect(updated?.data).toMatchObject({ caseId, status: 'contacted', statusChangedAt: toIso(monday + 2 * HOUR_MS) });
    expect(updated?.correlationId).toBe('INV-2');
  });

  it('warns once three quarters of the promise have run', async () => {
    await until(monday + 6 * HOUR_MS - 1);
    expect(await notices()).toEqual([]);
    await until(monday + 6 * HOUR_MS);
    expect(await notices()).toEqual(['firstContactDueSoon']);
  });

  it('marks and escalates an overdue detractor exactly once, however often the clock ticks, over a restart', async () => {
    await until(monday + DAY_MS - 1);
    expect(await events('case.escalated.v1')).toEqual([]);
    await service.kill();
    service = await suite.start('close-the-loop', env);
    await until(monday + 25 * HOUR_MS);
    await until(monday + 26 * HOUR_MS);
    await until(monday + 30 * HOUR_MS);
    const escalated = await events('case.escalated.v1');
    expect(escalated.map(({ data }) => data)).toEqual([
      {
        ...{ caseId: await caseOf(1), level: 1, reason: 'firstContactOverdue' },
        ...{ fromTeam: 'service desk', toTeam: 'duty manager', escalatedAt: toIso(monday + 25 * HOUR_MS) },
      },
    ]);
    expect(escalated[0]?.correlationId).toBe('INV-1');
    expect(await notices()).toEqual(['firstContactDueSoon', 'firstContactOverdue']);
  });

  it('counts every band as overdue, and alarms nobody about a late answer, a passive or a promoter', async () => {
    await until(monday + 8 * DAY_MS);
    expect(await get('/v1/cases/summary')).toMatchObject({
      overdue: 4,
      byBand: { detractor: { overdue: 2 }, passive: { overdue: 1 }, promoter: { overdue: 1 } },
    });
    expect((await events('case.escalated.v1')).map(({ data }) => data)).toMatchObject([
      { reason: 'firstContactOverdue' },
      { reason: 'resolveOverdue', caseId: await caseOf(2), level: 1 },
    ]);
    const overdue = await list('due=overdue&band=detractor');
    expect(overdue.map(({ responseId, escalationLevel }) => [responseId, escalationLevel]).sort()).toEqual([
      ['RSP-1', 1],
      ['RSP-3', 0],
    ]);
  });

  it('closes a case with how it ended, how long it was open and whether in time', async () => {
    const caseId = await caseOf(2);
    await post(`/v1/cases/${caseId}/cause`, { cause: 'billing.wrongAmount' });
    await post(`/v1/cases/${caseId}/resolve`, { whatWasDone: 'Credited 12 EUR', customerTold: true });
    expect(await post(`/v1/cases/${caseId}/close`, { outcome: 'resolved' })).toMatchObject({
      status: 200,
      body: { state: 'closed', outcome: 'resolved', rootCause: 'billing.wrongAmount', resolve: { state: 'broken' } },
    });
    const [closed] = await events('case.closed.v1');
    expect(closed?.data).toEqual({
      ...{ caseId, outcome: 'resolved', rootCause: 'billing.wrongAmount', openMin: 8 * 24 * 60, slaMet: false },
      closedAt: toIso(monday + 8 * DAY_MS),
      revision: expect.any(Number) as number,
    });
  });

  it('moves the clocks of live cases into the hours of a new calendar, and what was due stays due', async () => {
    const tuesday = monday + 8 * DAY_MS;
    await suite.send([answer(6, tuesday, 0)], { timestamp: tuesday });
    await until(tuesday + HOUR_MS);
    const { body, headers } = await service.call('GET', '/v1/calendars');
    expect(body).toMatchObject({ version: 1, publishedBy: 'sidetone', calendars: [{ calendarId: 'office' }] });
    const halfDays = Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{ from: 480, to: 720 }]]),
    );
    const calendars = [{ calendarId: 'office', timeZone: 'UTC', hours: halfDays, holidays: ['2026-12-03'] }];
    const put = { body: { calendars }, headers: { 'if-match': headers.get('etag') ?? '' } };
    expect(await service.call('PUT', '/v1/calendars', put)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await service.call('PUT', '/v1/calendars', put)).toMatchObject({ status: 412 });
    await suite.settled('close-the-loop');
    // 420 of 480 minutes are left at 10:00: 120 on Tuesday, 240 on Wednesday, none on Thursday, 60 on Friday.
    expect(await list('responseId=RSP-6')).toMatchObject([{ firstContactDue: '2026-12-04T09:00:00.000Z' }]);
    expect(await list('responseId=RSP-1')).toMatchObject([{ firstContactDue: toIso(monday + DAY_MS) }]);
    const caseId = await caseOf(6);
    const told = (await events('case.updated.v1')).filter(({ subject }) => subject === caseId).map(({ data }) => data);
    expect(told).toMatchObject([{ firstContactDue: '2026-12-04T09:00:00.000Z', responseIds: ['RSP-6'] }]);
    expect(told[0]).not.toHaveProperty('notice');
  });

  it('lists page by page, the most urgent first, each case once', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    for (let page = 0; next !== null && page < 10; page += 1) {
      const part: { items: CaseView[]; next: string | null } = await get(
        `/v1/cases?limit=2${next === '' ? '' : `&cursor=${next}`}`,
      );
      seen.push(...part.items.map(({ responseId }) => responseId));
      next = part.next;
    }
    expect([...seen].sort()).toEqual(['RSP-1', 'RSP-2', 'RSP-3', 'RSP-4', 'RSP-5', 'RSP-6']);
    expect(seen.slice(3)).toEqual(['RSP-4', 'RSP-5', 'RSP-6']);
    expect((await service.call('GET', '/v1/cases?cursor=nonsense')).status).toBe(400);
  });

  it('shows how many cases there are by state and band', async () => {
    // Gauges are read in the background, so they follow.
    await eventually(async () => {
      const { body } = await service.call('GET', '/metrics', { key: null });
      const line = String(body)
        .split('\n')
        .find(
          (one) =>
            one.startsWith('sidetone_cases{') && one.includes('state="open"') && one.includes('band="detractor"'),
        );
      expect(line).toMatch(/ 3$/);
      expect(String(body)).toMatch(/^sidetone_cases_live\{state="open",age="[^"]+"[^}]*\} [1-9]/m);
    });
  });

  it('closes what is resolved once its customer has said nothing for the days of the service levels, and tells it', async () => {
    const [resolvedAt, caseId] = [monday + 9 * DAY_MS, await caseOf(5)];
    const closedOf = async (id: string) =>
      (await events('case.closed.v1')).filter(({ subject }) => subject === id).map(({ data }) => data);
    const resolve = async (id: string) => {
      await post(`/v1/cases/${id}/contact`, { result: 'reached' });
      expect(await post(`/v1/cases/${id}/resolve`, { whatWasDone: 'Thanked', customerTold: true })).toMatchObject({
        ...{ status: 200, body: { state: 'resolved' } },
      });
    };
    await until(resolvedAt);
    await resolve(caseId);
    await until(resolvedAt + 14 * DAY_MS - 1);
    expect(await closedOf(caseId)).toEqual([]);
    await until(resolvedAt + 14 * DAY_MS);
    await until(resolvedAt + 15 * DAY_MS);
    expect(await closedOf(caseId)).toMatchObject([
      { caseId, outcome: 'resolved', closedAt: toIso(resolvedAt + 14 * DAY_MS) },
    ]);
    const { items } = await get<{ items: { by: string; move: string; note: string | null }[] }>(
      `/v1/cases/${caseId}/history`,
    );
    expect(items.at(-1)).toMatchObject({
      ...{ by: 'sidetone', move: 'closeResolved', note: 'Nobody said within 14 days whether it helped.' },
    });

    const { body, headers } = await service.call('GET', '/v1/service-levels');
    const levels = body as { classes: { verifyAfterHours?: number }[]; attemptDays: number };
    const put = (closeAfterDays: number, verifyAfterHours?: number) => {
      const classes = levels.classes.map((one) => ({ ...one, verifyAfterHours }));
      const changed = { classes, attemptDays: levels.attemptDays, closeAfterDays };
      return service.call('PUT', '/v1/service-levels', {
        body: changed,
        headers: { 'if-match': headers.get('etag') ?? '' },
      });
    };
    expect(body).toMatchObject({ closeAfterDays: 14 });
    expect(await put(0)).toMatchObject({ status: 400 });
    expect(await put(2, 48)).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'classes.0.verifyAfterHours' })]) },
    });
    const second = await caseOf(4);
    await post(`/v1/cases/${second}/contact`, { result: 'reached' });
    await post(`/v1/cases/${second}/cause`, { cause: 'billing.wrongAmount' });
    await resolve(second);
    expect(await put(2)).toMatchObject({ status: 200 });
    await until(resolvedAt + 17 * DAY_MS - 1);
    expect(await closedOf(second)).toEqual([]);
    await until(resolvedAt + 17 * DAY_MS);
    expect(await closedOf(second)).toMatchObject([{ closedAt: toIso(resolvedAt + 17 * DAY_MS) }]);
  });

  describe('by a calendar that is open for minutes a week', () => {
    const tuesday = monday + 29 * DAY_MS;
    const rare = { calendarId: 'office', timeZone: 'UTC', hours: { monday: [{ from: 480, to: 481 }] }, holidays: [] };

    it('promises cannot be given: it is refused beside the service levels', async () => {
      const put = { body: { calendars: [rare] }, headers: { 'if-match': '*' } };
      expect(await service.call('PUT', '/v1/calendars', put)).toMatchObject({
        status: 400,
        body: {
          errors: [{ field: 'calendars.0.hours', message: expect.stringContaining('“office” holds 52 working') }],
        },
      });
    });

    it('which was published before that was looked at, cases run round the clock, say so, and hold up no other', async () => {
      await suite.query(
        'close-the-loop',
        sql`with document as (insert into loop_document (name, version, definition, published_at, published_by)
            values ('calendars', 3, ${JSON.stringify({ calendars: [rare] })}::jsonb, now(), 'before'))
          insert into clock_move (clock_version, at, before)
          select 3, ${toIso(tuesday)}::timestamptz, before from clock_move order by clock_version desc limit 1`,
      );
      await suite.send([answer(7, tuesday, 1)], { timestamp: tuesday });
      await until(tuesday);
      expect(await list('responseId=RSP-7')).toMatchObject([
        {
          clockTrouble: expect.stringContaining('“office” holds too little working time'),
          firstContact: { due: toIso(tuesday + 8 * HOUR_MS) },
        },
      ]);
      await eventually(async () => {
        const { body } = await service.call('GET', '/metrics', { key: null });
        expect(String(body)).toMatch(/^sidetone_cases_clock_trouble\{[^}]*\} [1-9]/m);
      });
      await until(tuesday + 8 * HOUR_MS + 1);
      expect(await list('responseId=RSP-7')).toMatchObject([{ overdue: true, firstContact: { state: 'overdue' } }]);
    });
  });
});
