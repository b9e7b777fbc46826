import {
  driversRanked,
  exposureComputed,
  type CaseClosed,
  type NoticeRequested,
  type OutgoingEvent,
  type ResponseReceived,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { aResponse, aTick, aTicketChange } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** A Monday, in office hours. */
const monday = Date.UTC(2026, 10, 23, 9);

const answer = (number: number, at: Instant, data: Partial<ResponseReceived> = {}): OutgoingEvent =>
  aResponse(number, at, {
    contactId: `CON-${number}`,
    customerId: `CUS-${number}`,
    subscriptionId: `SUB-${number}`,
    ...data,
  });

const exposure = (number: number, alarmId: string): OutgoingEvent =>
  exposureComputed.create({
    ...{ id: `EXP-${number}`, source: '//sidetone/kpi-correlation', time: monday },
    data: {
      ...{ responseId: `RSP-${number}`, windowDays: 28, knownAt: toIso(monday), revision: 1 },
      kpis: [
        { kpi: 'outage.minutes', unit: 'min', missing: false, value: 90, events: 1, lastAt: toIso(monday - DAY_MS) },
      ],
      evidence: [{ kpi: 'outage.minutes', eventId: alarmId, type: 'oss.alarm.changed.v1', at: toIso(monday - DAY_MS) }],
    },
  });

/** Calls that dropped in a cell: nobody told an alarm. */
const drops = (number: number, cellId: string): OutgoingEvent =>
  exposureComputed.create({
    ...{ id: `EXP-${number}`, source: '//sidetone/kpi-correlation', time: monday },
    data: {
      ...{ responseId: `RSP-${number}`, windowDays: 28, knownAt: toIso(monday), revision: 1 },
      kpis: [{ kpi: 'voice.drop.count', unit: 'count', missing: false, value: 1, events: 1 }],
      evidence: [
        {
          ...{ kpi: 'voice.drop.count', eventId: `c-${number}`, type: 'oss.call.failure.v1' },
          ...{ at: toIso(monday - DAY_MS), shared: { kind: 'resource', id: cellId } },
        },
      ],
    },
  });

const ranking = driversRanked.create({
  ...{ id: 'RANK-1:1', source: '//sidetone/kpi-correlation', time: monday },
  data: {
    ...{ rankingId: 'RANK-1', windowDays: 28, n: 900, method: 'ridits', verdict: 'usable', revision: 1 },
    drivers: [
      {
        kpi: 'outage.minutes',
        team: 'NOC',
        journeyArea: 'network',
        rank: 1,
        importance: 0.6,
        direction: -1,
        pointsLost: 3.2,
      },
      { kpi: 'voice.drop.count', team: 'core voice', journeyArea: 'network', rank: 2, importance: 0.4, direction: -1 },
    ],
  },
});

describe('evidence, causes, incidents, actions and what came of it', () => {
  let suite: Suite;
  let service: RunningService;

  beforeAll(async () => {
    suite = await openSuite();
    service = await suite.start('close-the-loop', { CLOCK: 'simulated' });
    await until(monday - HOUR_MS);
    const detractors = [1, 2, 3, 4].map((number) => answer(number, monday, { score: 2, journeyArea: 'network' }));
    const said = {
      score: 0,
      journeyArea: 'billing',
      reasons: ['billing'],
      comment: 'The bill is wrong',
      language: 'en',
    } as const;
    await suite.send([...detractors, answer(5, monday, said)], { timestamp: monday });
    const about = [
      exposure(1, 'ALARM-1'),
      exposure(2, 'ALARM-1'),
      exposure(3, 'ALARM-1'),
      exposure(4, 'ALARM-1'),
      ranking,
    ];
    const ticket = aTicketChange('ticket-1', monday, {
      ticketId: 'TT-9',
      customerId: 'CUS-1',
      subscriptionId: 'SUB-1',
    });
    await suite.send(
      [...about, ticket, aTicketChange('ticket-2', monday - HOUR_MS, { ticketId: 'TT-9', status: 'closed' })],
      {
        timestamp: monday,
      },
    );
    await suite.settled('close-the-loop');
    await until(monday + HOUR_MS);
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
  const caseOf = async (number: number): Promise<string> => {
    const { items } = await get<{ items: { caseId: string }[] }>(`/v1/cases?responseId=RSP-${number}`);
    return items[0]?.caseId ?? '';
  };
  const post = (path: string, body: unknown, ifMatch = '*') =>
    service.call('POST', path, { body, headers: { 'if-match': ifMatch, 'x-actor': 'anna' } });

  it('shows beside a case what hit the customer, which drivers that matches, open tickets and the incident', async () => {
    expect(await get(`/v1/cases/${await caseOf(1)}`)).toMatchObject({
      exposure: { kpis: [{ kpi: 'outage.minutes', value: 90 }] },
      drivers: [{ kpi: 'outage.minutes', team: 'NOC', rank: 1, pointsLost: 3.2, verdict: 'usable' }],
      openTickets: [{ ticketId: 'TT-9', status: 'inProgress' }],
      incidents: [expect.stringContaining('INC:resource:ALARM-1')],
    });
  });

  it('makes one incident once three detractors were hit by one alarm, which a fourth joins; each keeps its case', async () => {
    const { items } = await get<{ items: { members: string[] }[] }>('/v1/incidents');
    expect(items).toMatchObject([
      { evidence: { kind: 'resource', id: 'ALARM-1' }, grounds: { customers: 3 }, firstAt: toIso(monday) },
    ]);
    expect([...(items[0]?.members ?? [])].sort()).toEqual(
      (await Promise.all([1, 2, 3, 4].map((number) => caseOf(number)))).sort(),
    );
    expect(await get('/v1/cases/summary')).toMatchObject({ open: 5 });
    await until(monday + 2 * HOUR_MS);
    expect((await get<{ items: unknown[] }>('/v1/incidents')).items).toHaveLength(1);
  });

  it('suggests causes with what speaks for them, and none where nothing does', async () => {
    const { items } = await get<{ items: { cause: string; reasons: { kind: string; what: string }[] }[] }>(
      `/v1/cases/${await caseOf(5)}/suggested-causes`,
    );
    expect(items[0]).toMatchObject({ cause: 'billing.wrongAmount', title: 'Bill is wrong', team: 'billing' });
    expect(items[0]?.reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'word', what: 'bill' }),
        expect.objectContaining({ kind: 'reason', what: 'billing' }),
      ]),
    );
    expect(await get(`/v1/cases/${await caseOf(2)}/suggested-causes`)).toMatchObject({
      items: [{ cause: 'network.outage' }],
    });
    expect((await service.call('GET', '/v1/cases/CASE-none/suggested-causes')).status).toBe(404);
  });

  it('ties an action plan to cases, and asks at its end what was done and whether the customers were told', async () => {
    const plan = {
      ...{
        title: 'Second feed for the site',
        owner: 'NOC',
        cause: 'network.outage',
        dueAt: '2026-12-18T15:00:00+02:00',
      },
      ...{ expectedEffect: 'No outage of the site longer than an hour', repairs: ['REP-1'] },
    };
    expect(await post('/v1/actions', { ...plan, owner: 'nobody' })).toMatchObject({ status: 422 });
    expect(await post('/v1/actions', { ...plan, dueAt: 'soon' })).toMatchObject({ status: 400 });
    const made = await post('/v1/actions', plan);
    expect(made).toMatchObject({ status: 201, body: { state: 'open', cases: 0, overdue: false, createdBy: 'anna' } });
    const { actionId } = made.body as { actionId: string };
    const cases = await Promise.all([1, 2, 3].map((number) => caseOf(number)));
    for (const caseId of cases.slice(0, 2)) {
      await post(`/v1/cases/${caseId}/contact`, { result: 'reached' });
      await post(`/v1/cases/${caseId}/cause`, { cause: 'network.outage' });
    }
    expect(await post(`/v1/cases/${cases[0]}/action`, { action: 'ACT-none' })).toMatchObject({ status: 422 });
    expect(await post(`/v1/actions/${actionId}/cases`, { cases: cases.map((caseId) => ({ caseId })) })).toMatchObject({
      body: { items: [{ result: 'done' }, { result: 'done' }, { result: 'notPossible' }] },
    });
    expect(await get(`/v1/actions/${actionId}`)).toMatchObject({ cases: 2, caseIds: [...cases.slice(0, 2)].sort() });
    const untold = { outcome: 'done', whatWasDone: 'Feed built', customersTold: false };
    expect(await post(`/v1/actions/${actionId}/close`, untold)).toMatchObject({
      ...{ status: 400, body: { errors: [{ field: 'whyNotTold' }] } },
    });
    expect(await post(`/v1/actions/${actionId}/close`, { ...untold, customersTold: true }, '"9"')).toMatchObject({
      status: 412,
    });
    const telling = { ...untold, tellCustomers: 'The site has a second feed now.' };
    expect(await post(`/v1/actions/${actionId}/close`, telling)).toMatchObject({
      body: { state: 'done', closedBy: 'anna' },
    });
    await suite.settled('close-the-loop');
    const told = (await suite.records('case.notice.v1')).map(({ data }) => data as NoticeRequested);
    expect(told.map(({ contactId }) => contactId).sort()).toEqual(['CON-1', 'CON-2']);
    expect(told[0]).toMatchObject({ about: 'done', words: 'The site has a second feed now.' });
    expect(await post(`/v1/actions/${actionId}/close`, { ...untold, customersTold: true })).toMatchObject({
      status: 409,
    });
    expect(await get('/v1/actions?state=open')).toEqual({ items: [], next: null });
  });

  it('adds up agreed causes, and tells of cases without one beside it', async () => {
    expect(await get('/v1/causes/pareto')).toMatchObject({
      rows: [{ key: 'network.outage', cases: 2, share: 1, cumulative: 1 }],
      ...{ cases: 5, notAgreed: 3, outsideControl: 0 },
    });
    expect(await get('/v1/causes/pareto?by=team&topic=network')).toMatchObject({ rows: [{ key: 'NOC' }], cases: 4 });
    expect((await service.call('GET', '/v1/causes/pareto?by=mood')).status).toBe(400);
  });

  it('tells how soon customers were called, and who was won back by what was done', async () => {
    const [first, second] = [await caseOf(1), await caseOf(2)];
    for (const caseId of [first, second]) {
      await post(`/v1/cases/${caseId}/resolve`, { whatWasDone: 'Feed built', customerTold: true });
    }
    await until(monday + 3 * DAY_MS);
    const later = monday + 3 * DAY_MS;
    const again = { journeyArea: 'network', kind: 'verification' } as const;
    await suite.send(
      [
        answer(11, later, { ...again, contactId: 'CON-1', score: 9 }),
        answer(12, later, { ...again, contactId: 'CON-2', score: 3 }),
      ],
      { timestamp: later },
    );
    await suite.settled('close-the-loop');
    expect(await get(`/v1/cases/${first}`)).toMatchObject({ state: 'verified' });
    expect(await get(`/v1/cases/${second}`)).toMatchObject({ state: 'reopened', round: 2 });
    expect(await get('/v1/recovery')).toMatchObject({
      ...{ answered: 2, recovered: 1, byVerification: 1, rate: 0.5, left: { notResolved: 3, silent: 0 } },
    });
    const { items } = await get<{ items: { className: string; firstContact: { cases: number; done: number } }[] }>(
      '/v1/sla',
    );
    expect(items[0]).toMatchObject({ className: 'all', firstContact: { cases: 5, done: 2 } });
    expect((await service.call('GET', '/v1/sla?from=2026-12-01T00:00:00Z&to=2026-11-01T00:00:00Z')).status).toBe(400);
  });

  it('makes one incident of detractors whose calls dropped in one cell, though each had an event of its own', async () => {
    const later = monday + 4 * DAY_MS;
    const hit = [21, 22, 23];
    await suite.send([...hit.map((number) => answer(number, later, { score: 3 })), answer(24, later, { score: 3 })], {
      timestamp: later,
    });
    await suite.send([...hit.map((number) => drops(number, 'CELL-7')), drops(24, 'CELL-8')], { timestamp: later });
    await suite.settled('close-the-loop');
    await until(later + HOUR_MS);
    const { items } = await get<{ items: { evidence: { id: string }; members: string[] }[] }>('/v1/incidents');
    const [incident, ...others] = items.filter(({ evidence }) => evidence.id.startsWith('CELL-'));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ evidence: { kind: 'resource', id: 'CELL-7' }, grounds: { customers: 3 } });
    expect([...(incident?.members ?? [])].sort()).toEqual((await Promise.all(hit.map(caseOf))).sort());
  });

  it('finds, after a stop of days, the burst that nobody looked at, and one whose evidence came later still', async () => {
    const missed = monday + 6 * DAY_MS;
    const [unseen, unexplained] = [
      [31, 32, 33],
      [41, 42, 43],
    ];
    const found = async (id: string): Promise<{ members: string[]; firstAt: string } | undefined> => {
      const { items } = await get<{ items: { evidence: { id: string }; members: string[]; firstAt: string }[] }>(
        '/v1/incidents',
      );
      return items.find(({ evidence }) => evidence.id === id);
    };
    await service.stop();
    await suite.send(
      [...unseen, ...unexplained].map((number) => answer(number, missed, { score: 3 })),
      { timestamp: missed },
    );
    await suite.send(
      unseen.map((number) => drops(number, 'CELL-31')),
      { timestamp: missed },
    );
    service = await suite.start('close-the-loop', { CLOCK: 'simulated' });
    await until(monday + 14 * DAY_MS);
    await until(monday + 14 * DAY_MS + HOUR_MS);
    const late = await found('CELL-31');
    expect(late?.firstAt).toBe(toIso(missed));
    expect([...(late?.members ?? [])].sort()).toEqual((await Promise.all(unseen.map(caseOf))).sort());
    expect(await found('CELL-41')).toBeUndefined();
    await suite.send(
      unexplained.map((number) => drops(number, 'CELL-41')),
      { timestamp: monday + 15 * DAY_MS },
    );
    await suite.settled('close-the-loop');
    await until(monday + 15 * DAY_MS + HOUR_MS);
    expect(await found('CELL-41')).toMatchObject({ firstAt: toIso(missed), grounds: { customers: 3 } });
  });

  it('turns the pages of incidents, the latest first, each once', async () => {
    const all = await get<{ items: { incidentId: string; lastAt: string }[]; next: null }>('/v1/incidents');
    expect(all.items.map(({ lastAt }) => lastAt)).toEqual(
      all.items
        .map(({ lastAt }) => lastAt)
        .sort()
        .reverse(),
    );
    const turned: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { incidentId: string }[]; next: string | null } = await get(
        `/v1/incidents?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.items).toHaveLength(1);
      turned.push(...page.items.map(({ incidentId }) => incidentId));
      cursor = page.next;
    }
    expect(turned).toEqual(all.items.map(({ incidentId }) => incidentId));
    expect(turned).toHaveLength(4);
    expect((await service.call('GET', '/v1/incidents?cursor=SU5D')).status).toBe(400);
  });

  it('tells the end of a plan to nobody who wants no more contact, though it was made for such a customer too', async () => {
    const plan = { title: 'New splitter', owner: 'NOC', cause: 'network.outage', dueAt: '2026-12-18T15:00:00+02:00' };
    const made = await post('/v1/actions', { ...plan, expectedEffect: 'No outage of this house', repairs: [] });
    expect(made).toMatchObject({ status: 201 });
    const { actionId } = made.body as { actionId: string };
    const [willing, refusing] = [await caseOf(21), await caseOf(22)];
    for (const caseId of [willing, refusing]) {
      await post(`/v1/cases/${caseId}/contact`, { result: 'reached' });
      await post(`/v1/cases/${caseId}/cause`, { cause: 'network.outage' });
      await post(`/v1/cases/${caseId}/action`, { action: actionId });
    }
    await post(`/v1/cases/${refusing}/resolve`, { whatWasDone: 'Promised a new splitter', customerTold: true });
    await post(`/v1/cases/${refusing}/reopen`, {});
    expect(await post(`/v1/cases/${refusing}/contact`, { result: 'refused' })).toMatchObject({
      body: { state: 'contactRefused', actions: [actionId] },
    });
    const closing = {
      outcome: 'done',
      whatWasDone: 'Replaced',
      customersTold: false,
      tellCustomers: 'It is replaced.',
    };
    expect(await post(`/v1/actions/${actionId}/close`, closing)).toMatchObject({ body: { state: 'done', cases: 2 } });
    await suite.settled('close-the-loop');
    const told = (await suite.records('case.notice.v1')).map(({ data }) => data as NoticeRequested);
    expect(told.filter(({ words }) => words === 'It is replaced.')).toMatchObject([{ contactId: 'CON-21' }]);
  });

  it('tells the end of a plan with all cases of a customer that are tied to it and were needed, each as it stood', async () => {
    const later = monday + 16 * DAY_MS;
    await until(later);
    const asked = (['network', 'billing', 'support'] as const).map((journeyArea, index) =>
      answer(51 + index, later, { score: 2, journeyArea, contactId: 'CON-51', customerId: 'CUS-51' }),
    );
    await suite.send([...asked, answer(54, later, { score: 2, journeyArea: 'network' })], { timestamp: later });
    await suite.settled('close-the-loop');
    const plan = {
      title: 'New head end',
      owner: 'NOC',
      dueAt: '2026-12-28T15:00:00+02:00',
      expectedEffect: 'No outage',
    };
    const { actionId } = (await post('/v1/actions', plan)).body as { actionId: string };
    const [network = '', billing = '', unneeded = '', alone = ''] = await Promise.all([51, 52, 53, 54].map(caseOf));
    for (const caseId of [network, billing, unneeded, alone]) {
      await post(`/v1/cases/${caseId}/contact`, { result: 'reached' });
      await post(`/v1/cases/${caseId}/cause`, { cause: 'network.outage' });
      expect(await post(`/v1/cases/${caseId}/action`, { action: actionId })).toMatchObject({ status: 200 });
    }
    for (const caseId of [unneeded, alone])
      expect(await post(`/v1/cases/${caseId}/close`, { outcome: 'notNeeded' })).toMatchObject({ status: 200 });
    const revisionOf = async (caseId: string): Promise<number> => {
      const { headers } = await service.call('GET', `/v1/cases/${caseId}`);
      return Number(headers.get('etag')?.replaceAll('"', ''));
    };
    const stood = await Promise.all([network, billing].map(async (caseId) => [caseId, await revisionOf(caseId)]));
    const done = { outcome: 'done', whatWasDone: 'Built', customersTold: false, tellCustomers: 'The head end is new.' };
    expect(await post(`/v1/actions/${actionId}/close`, done)).toMatchObject({ body: { state: 'done', cases: 4 } });
    expect(await post(`/v1/cases/${network}/close`, { outcome: 'notNeeded' })).toMatchObject({ status: 200 });
    await suite.settled('close-the-loop');
    const told = (await suite.records('case.notice.v1')).map(({ data }) => data as NoticeRequested);
    const [notice, ...others] = told.filter(({ words }) => words === 'The head end is new.');
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ contactId: 'CON-51' });
    expect(new Map(notice?.cases?.map(({ caseId, revision }) => [caseId, revision]))).toEqual(
      new Map(stood as [string, number][]),
    );
    const end = (await suite.records('case.v1'))
      .filter(({ type }) => type === 'case.closed.v1')
      .map(({ data }) => data as CaseClosed)
      .filter(({ caseId }) => caseId === network);
    expect(end).toMatchObject([{ revision: await revisionOf(network) }]);
  });
});
