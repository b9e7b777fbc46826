import { clockTicked, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { aResponse } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const monday = Date.UTC(2026, 10, 23, 9);
const tick = (now: Instant): OutgoingEvent =>
  clockTicked.create({ id: `tick-${now}`, source: '//sidetone/simulator', time: now, data: { now: toIso(now) } });

interface CaseView {
  readonly caseId: string;
  readonly responseId: string;
  readonly overdue: boolean;
  readonly escalationLevel: number;
}

describe('cases and the clock', () => {
  let suite: Suite;
  let service: RunningService;

  beforeAll(async () => {
    suite = await openSuite();
    service = await suite.start('close-the-loop', { CLOCK: 'simulated', ESCALATION_TEAM: 'duty manager' });
    // Two detractors, one of them late, a passive and a promoter: due after 24, 72 and 168 hours.
    const answers = [
      aResponse(1, monday, { score: 0 }),
      aResponse(2, monday, { score: 6 }),
      aResponse(3, monday - 5 * DAY_MS, { score: 1 }),
      aResponse(4, monday, { score: 8 }),
      aResponse(5, monday, { score: 10 }),
    ];
    await suite.send(answers, { timestamp: monday });
    await until(monday);
  });
  afterAll(() => suite.close());

  async function until(now: Instant): Promise<void> {
    await suite.send([tick(now)], { timestamp: now });
    await suite.settled('close-the-loop', { now });
  }
  async function get<Body>(path: string): Promise<Body> {
    const { status, body } = await service.call('GET', path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as Body;
  }
  async function post(path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await service.call('POST', path, body === undefined ? {} : { body });
    await suite.settled('close-the-loop');
    return answer;
  }
  const list = async (query: string) =>
    (await get<{ items: CaseView[]; next: string | null }>(`/v1/cases?${query}`)).items;
  const caseOf = async (number: number) =>
    (await list('limit=100')).find(({ responseId }) => responseId === `RSP-${number}`)?.caseId ?? '';
  const events = async (type: string) => (await suite.records('case.v1')).filter((event) => event.type === type);

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
  });

  it('stops the first clock when the customer is contacted', async () => {
    await until(monday + 2 * HOUR_MS);
    const caseId = await caseOf(2);
    expect(await post(`/v1/cases/${caseId}/contacted`)).toMatchObject({
      status: 200,
      body: { state: 'contacted', contactedAt: toIso(monday + 2 * HOUR_MS) },
    });
    const [updated] = await events('case.updated.v1');
    expect(updated?.data).toMatchObject({ caseId, status: 'contacted', statusChangedAt: toIso(monday + 2 * HOUR_MS) });
    expect(updated?.correlationId).toBe('INV-2');
  });

  it('escalates an overdue detractor exactly once, however often the clock ticks', async () => {
    await until(monday + DAY_MS);
    expect(await events('case.escalated.v1')).toEqual([]);
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
  });

  it('counts every band as overdue, and alarms nobody about a late answer, a passive or a promoter', async () => {
    await until(monday + 8 * DAY_MS);
    expect(await get('/v1/cases/summary')).toMatchObject({
      overdue: 4,
      byBand: { detractor: { overdue: 2 }, passive: { overdue: 1 }, promoter: { overdue: 1 } },
    });
    expect(await events('case.escalated.v1')).toHaveLength(1);
    const overdue = await list('due=overdue&band=detractor');
    expect(overdue.map(({ responseId, escalationLevel }) => [responseId, escalationLevel]).sort()).toEqual([
      ['RSP-1', 1],
      ['RSP-3', 0],
    ]);
  });

  it('closes a case with how it ended, how long it was open and whether in time', async () => {
    const caseId = await caseOf(2);
    expect(await post(`/v1/cases/${caseId}/close`, { outcome: 'resolved', rootCause: 'wrongTariff' })).toMatchObject({
      ...{ status: 200, body: { state: 'closed', outcome: 'resolved', rootCause: 'wrongTariff', overdue: false } },
    });
    const [closed] = await events('case.closed.v1');
    expect(closed?.data).toEqual({
      ...{ caseId, outcome: 'resolved', rootCause: 'wrongTariff', openMin: 8 * 24 * 60, slaMet: false },
      closedAt: toIso(monday + 8 * DAY_MS),
    });
  });

  it('refuses a step that does not fit the state, and says what would', async () => {
    const [closed, waiting] = [await caseOf(2), await caseOf(1)];
    const again = await post(`/v1/cases/${closed}/contacted`);
    expect(again).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('a new answer of the customer opens a new one') },
    });
    const early = await post(`/v1/cases/${waiting}/close`, { outcome: 'resolved' });
    expect(early).toMatchObject({ status: 409, body: { detail: expect.stringContaining('record the contact first') } });
    expect(await post(`/v1/cases/${waiting}/close`, { outcome: 'done' })).toMatchObject({ status: 400 });
    expect(await post('/v1/cases/CASE-none/contacted')).toMatchObject({ status: 404 });
    expect((await service.call('GET', '/v1/cases/CASE-none')).status).toBe(404);
  });

  it('lists page by page, the most urgent first, each case once', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    for (let page = 0; next !== null && page < 10; page += 1) {
      const answer: { items: CaseView[]; next: string | null } = await get(
        `/v1/cases?limit=2${next === '' ? '' : `&cursor=${next}`}`,
      );
      seen.push(...answer.items.map(({ responseId }) => responseId));
      next = answer.next;
    }
    expect([...seen].sort()).toEqual(['RSP-1', 'RSP-2', 'RSP-3', 'RSP-4', 'RSP-5']);
    expect(seen.slice(-2)).toEqual(['RSP-4', 'RSP-5']);
    expect((await service.call('GET', '/v1/cases?cursor=nonsense')).status).toBe(400);
  });

  it('filters by state, band and team', async () => {
    expect((await list('state=closed')).map(({ responseId }) => responseId)).toEqual(['RSP-2']);
    expect((await list('band=promoter')).map(({ responseId }) => responseId)).toEqual(['RSP-5']);
    expect(await list('team=nobody')).toEqual([]);
  });

  it('describes each route in OpenAPI', async () => {
    const { body } = await service.call('GET', '/docs/openapi.json', { key: null });
    const steps = ['/v1/cases/{caseId}/contacted', '/v1/cases/{caseId}/close'];
    expect(Object.keys((body as { paths: object }).paths)).toEqual(
      expect.arrayContaining(['/v1/cases', '/v1/cases/summary', '/v1/cases/{caseId}', ...steps]),
    );
  });

  it('shows how many cases there are by state and band', async () => {
    const { body } = await service.call('GET', '/metrics', { key: null });
    const line = String(body)
      .split('\n')
      .find(
        (one) => one.startsWith('sidetone_cases{') && one.includes('state="open"') && one.includes('band="detractor"'),
      );
    expect(line).toMatch(/ 2$/);
  });
});
