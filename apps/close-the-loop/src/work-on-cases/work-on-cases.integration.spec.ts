import {
  noticeSettled,
  responseWithdrawn,
  type NoticeRequested,
  type VerificationRequested,
} from '@sidetone/contracts/events';
import { HOUR_MS, toIso } from '@sidetone/domain/time';
import { aCustomer, aResponse } from '@sidetone/testing/factories';
import { openSuite, type CallResult, type RunningService, type Suite } from '@sidetone/testing/suite';

const now = Date.now() - HOUR_MS;

describe('working on cases', () => {
  let suite: Suite;
  let service: RunningService;

  beforeAll(async () => {
    suite = await openSuite();
    service = await suite.start('close-the-loop');
  });
  afterAll(() => suite.close());

  async function caseOf(number: number): Promise<{ caseId: string; version: number; [field: string]: unknown }> {
    const { body } = await service.call('GET', `/v1/cases?responseId=RSP-${number}`);
    const [one] = (body as { items: { caseId: string; version: number }[] }).items;
    if (one === undefined) throw new Error(`no case lists RSP-${number}`);
    return one;
  }
  async function open(number: number, score: number, more: object = {}): Promise<string> {
    await suite.send([aResponse(number, now, { score, contactId: `CON-${number}`, ...more })]);
    await suite.settled('close-the-loop');
    return (await caseOf(number)).caseId;
  }
  const post = (
    caseId: string,
    command: string,
    body: unknown,
    headers: Record<string, string> = { 'if-match': '*' },
  ) => service.call('POST', `/v1/cases/${caseId}/${command}`, { body, headers: { 'x-actor': 'anna', ...headers } });
  async function put(path: string, change: (body: never) => unknown): Promise<CallResult> {
    const { body, headers } = await service.call('GET', path);
    return service.call('PUT', path, {
      body: change(body as never),
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
  }

  it('takes people and rules, and refuses what cannot work with how to mend it', async () => {
    const people = [{ person: 'anna' }, { person: 'bo' }];
    const given = await put('/v1/case-teams', ({ teams }: { teams: { team: string }[] }) => ({
      teams: teams.map((team) => (team.team === 'billing' ? { ...team, people } : team)),
    }));
    expect(given).toMatchObject({ status: 200, body: { version: 2, publishedBy: 'tests' } });
    const closedFor = await put('/v1/calendars', ({ calendars }: { calendars: object[] }) => ({
      calendars: calendars.map((calendar) => ({ ...calendar, hours: {} })),
    }));
    expect(closedFor).toMatchObject({
      status: 400,
      body: {
        errors: [{ field: 'calendars.0.hours', message: expect.stringContaining('Give at least one weekday a span') }],
      },
    });
    const nowhere = { ruleId: 'vip', when: { segment: ['business'] }, to: { kind: 'team', team: 'nobody' } };
    expect(
      await put('/v1/routing-rules', ({ rules }: { rules: object[] }) => ({ rules: [nowhere, ...rules] })),
    ).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'rules.0.to.team', message: expect.stringContaining('add the team first') }] },
    });
    expect(await put('/v1/service-levels', () => ({ classes: 'quick' }))).toMatchObject({ status: 400 });
    const unasked = await service.call('PUT', '/v1/causes', { body: { groups: [] } });
    expect(unasked.status).toBe(428);
  });

  it('goes to whoever of the team has the fewest cases, and tells why', async () => {
    await open(1, 0, { journeyArea: 'billing' });
    await open(2, 1, { journeyArea: 'billing' });
    const [one, other] = [await caseOf(1), await caseOf(2)];
    expect(one).toMatchObject({ team: 'billing', owner: 'anna', state: 'assigned' });
    expect(other).toMatchObject({ owner: 'bo', routing: { ruleId: 'billing' } });
    expect(JSON.stringify(other['routing'])).toContain('bo has the fewest open cases of billing (0)');
  });

  it('goes to the account manager where a rule says so, by what was known of the customer when it was opened', async () => {
    const rule = {
      ruleId: 'managed',
      when: { accountManager: true },
      to: { kind: 'accountManager', team: 'billing' },
    };
    expect(
      (await put('/v1/routing-rules', ({ rules }: { rules: object[] }) => ({ rules: [rule, ...rules] }))).status,
    ).toBe(200);
    const master = { segment: 'business', contractLevel: 'gold', accountManagerId: 'bo' } as const;
    await suite.send([aCustomer('CUS-7', now, master)]);
    await suite.settled('close-the-loop');
    await open(3, 2, { customerId: 'CUS-7' });
    expect(await caseOf(3)).toMatchObject({
      ...{ segment: 'business', contractLevel: 'gold', team: 'billing', owner: 'bo' },
      routing: { ruleId: 'managed' },
    });
  });

  it('wants to know which version is changed, and refuses a stale one', async () => {
    const caseId = await open(10, 3);
    expect(await post(caseId, 'contact', { result: 'noAnswer' }, {})).toMatchObject({ status: 428 });
    const { headers } = await service.call('GET', `/v1/cases/${caseId}`);
    const etag = headers.get('etag') ?? '';
    const first = await post(caseId, 'contact', { result: 'noAnswer' }, { 'if-match': etag });
    expect(first).toMatchObject({ status: 200, body: { state: 'open', attempts: [expect.any(String)] } });
    expect(first.headers.get('etag')).not.toBe(etag);
    expect(await post(caseId, 'contact', { result: 'reached' }, { 'if-match': etag })).toMatchObject({
      status: 412,
      body: { detail: expect.stringContaining('Read it again') },
    });
  });

  it('refuses a step that does not fit the state with what is possible instead, and one that nobody knows', async () => {
    const caseId = await open(11, 3);
    expect(await post(caseId, 'resolve', { whatWasDone: 'called', customerTold: true })).toMatchObject({
      status: 409,
      body: {
        detail:
          'A case that is open does not take this. Possible now: assign, contact, close as notNeeded, close as duplicate, escalate.',
      },
    });
    expect(await post(caseId, 'assign', { person: 'nobody' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'person', message: expect.stringContaining('anna, bo') }] },
    });
    expect(await post(caseId, 'contact', { result: 'maybe' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'result', message: expect.stringContaining('noAnswer, reached, refused') }] },
    });
    await post(caseId, 'contact', { result: 'reached' });
    expect(await post(caseId, 'cause', { cause: 'billing.magic' })).toMatchObject({ status: 422 });
    expect(await post(caseId, 'resolve', { whatWasDone: 'called', customerTold: true })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Agree on the cause first') },
    });
    expect((await post('CASE-none', 'reopen', {})).status).toBe(404);
    expect((await service.call('GET', '/v1/cases/CASE-none')).status).toBe(404);
    expect((await service.call('GET', '/v1/cases/CASE-none/history')).status).toBe(404);
  });

  it('goes from a 2 to a verified fix: the next answer of the customer is its judge, and all of it is in the history', async () => {
    const caseId = await open(12, 2, { journeyArea: 'billing' });
    await post(caseId, 'contact', { result: 'reached', note: 'will look at the bill of 040 123 4567' });
    await post(caseId, 'cause', { cause: 'billing.wrongAmount' });
    const done = { whatWasDone: 'Credited 12 EUR', customerTold: true, verifyAfterHours: 48 };
    expect(await post(caseId, 'resolve', done)).toMatchObject({ status: 200, body: { state: 'resolved' } });
    await suite.settled('close-the-loop');
    expect((await suite.records('case.verification.v1')).map(({ data }) => data)).toMatchObject([
      { caseId, contactId: 'CON-12', journeyArea: 'billing', action: 'Credited 12 EUR' },
    ]);
    await suite.send([
      aResponse(13, Date.now(), { contactId: 'CON-12', journeyArea: 'billing', score: 9, kind: 'verification' }),
    ]);
    await suite.settled('close-the-loop');
    expect(await caseOf(13)).toMatchObject({ caseId, state: 'verified' });
    const { body } = await service.call('GET', `/v1/cases/${caseId}/history`);
    const { items } = body as { items: { move: string; by: string; note: string | null }[] };
    expect(items.map(({ move, by }) => [move, by])).toEqual([
      ['open', 'customer'],
      ['assign', 'routing'],
      ['reach', 'anna'],
      ['agreeCause', 'anna'],
      ['resolve', 'anna'],
      ['goodNews', 'customer'],
      ['verifySatisfied', 'customer'],
    ]);
    expect(items[2]?.note).toBe('will look at the bill of [phone]');
    const csv = await service.call('GET', `/v1/cases/${caseId}/history?format=csv&limit=2`);
    expect(String(csv.body).split('\r\n')[1]).toContain('customer');
    const updated = (await suite.records('case.v1')).filter(({ subject }) => subject === caseId);
    expect(updated.find(({ data }) => (data as { status?: string }).status === 'causeAgreed')?.data).toMatchObject({
      ...{ rootCause: 'billing.wrongAmount', outsideControl: false, responseIds: ['RSP-12'] },
    });
  });

  it('asks whether each fix of a detractor’s case helped, and is judged by the answer about that very case, in each round', async () => {
    const contactId = 'CON-50';
    const bill = await open(50, 2, { contactId, journeyArea: 'billing' });
    const net = await open(51, 3, { contactId, journeyArea: 'network' });
    const thanks = await open(52, 9, { contactId, journeyArea: 'sales' });
    const mend = async (caseId: string) => {
      await post(caseId, 'contact', { result: 'reached' });
      await post(caseId, 'cause', { cause: 'network.outage' });
      const done = await post(caseId, 'resolve', { whatWasDone: 'Mended', customerTold: true });
      expect(done).toMatchObject({ status: 200, body: { state: 'resolved' } });
    };
    for (const caseId of [bill, net, thanks]) await mend(caseId);
    await suite.settled('close-the-loop');
    const asked = async () =>
      (await suite.records('case.verification.v1'))
        .map(({ data }) => data as VerificationRequested)
        .filter((one) => one.contactId === contactId)
        .map(({ caseId, round, askAfter }) => [
          caseId,
          round,
          Math.round((Date.parse(askAfter) - Date.now()) / HOUR_MS),
        ]);
    expect(new Set(await asked())).toEqual(
      new Set([
        [bill, 1, 72],
        [net, 1, 72],
      ]),
    );
    const answer = async (number: number, score: number, caseId: string, round: number) => {
      const about = { contactId, kind: 'verification', verifies: { caseId, round } } as const;
      await suite.send([aResponse(number, Date.now(), { ...about, score, journeyArea: undefined })]);
      await suite.settled('close-the-loop');
      return caseOf(number);
    };
    expect(await answer(53, 9, net, 1)).toMatchObject({ caseId: net, state: 'verified' });
    expect(await answer(54, 1, bill, 1)).toMatchObject({ caseId: bill, state: 'reopened', round: 2 });
    await mend(bill);
    await post(bill, 'close', { outcome: 'resolved' });
    await suite.settled('close-the-loop');
    expect(await asked()).toContainEqual([bill, 2, 72]);
    expect(await answer(55, 8, bill, 2)).toMatchObject({ caseId: bill, state: 'closed' });
  });

  it('has the customer told what was done or why it cannot be, and shows what became of that', async () => {
    const contactId = 'CON-60';
    const caseId = await open(60, 2, { contactId, journeyArea: 'billing' });
    await post(caseId, 'contact', { result: 'reached' });
    await post(caseId, 'cause', { cause: 'billing.wrongAmount' });
    const done = { whatWasDone: 'Ticket 12 to billing', customerTold: false };
    expect(await post(caseId, 'resolve', done)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'whyNotTold', message: expect.stringContaining('tellCustomer') }] },
    });
    const told = {
      ...done,
      tellCustomer: 'Prices are those of the contract until May. Call 040 123 4567.',
      cannotBeDone: true,
    };
    expect(await post(caseId, 'resolve', told)).toMatchObject({ status: 200, body: { state: 'resolved' } });
    await suite.settled('close-the-loop');
    const requests = (await suite.records('case.notice.v1')).map(({ data }) => data as NoticeRequested);
    expect(requests).toMatchObject([
      {
        ...{ noticeId: `${caseId}:told:1`, caseId, contactId, about: 'cannotBeDone' },
        words: 'Prices are those of the contract until May. Call [phone].',
      },
    ]);
    const settled = noticeSettled.create({
      ...{ id: `${caseId}:told:1:sent`, source: '//sidetone/survey-dispatch', time: Date.now() },
      data: {
        ...{ noticeId: `${caseId}:told:1`, caseId, contactId, outcome: 'sent', channel: 'sms' },
        settledAt: toIso(Date.now()),
      },
    });
    await suite.send([settled, settled]);
    await suite.settled('close-the-loop');
    await suite.send([settled]);
    await suite.settled('close-the-loop');
    const { body } = await service.call('GET', `/v1/cases/${caseId}/history`);
    const { items } = body as { items: { move: string; detail: unknown }[] };
    expect(items.filter(({ move }) => move === 'customerTold')).toMatchObject([
      { detail: { outcome: 'sent', channel: 'sms' } },
    ]);
  });

  it('shows in each case that stands what its customer was told for all of them, once, though the first was withdrawn', async () => {
    const contactId = 'CON-33';
    const [first, second, other] = [
      await open(33, 2, { contactId, journeyArea: 'billing' }),
      await open(34, 2, { contactId, journeyArea: 'support' }),
      await open(35, 2, { contactId, journeyArea: 'sales' }),
    ];
    await suite.send([
      responseWithdrawn.create({
        ...{ id: 'RSP-33:withdrawn', source: '//sidetone/response-ingest', time: now },
        data: { responseId: 'RSP-33', invitationId: 'INV-33', revision: 2, reason: 'erasure' },
      }),
    ]);
    await suite.settled('close-the-loop');
    const settled = noticeSettled.create({
      ...{ id: 'ACT-9:told:sent', source: '//sidetone/survey-dispatch', time: now },
      data: {
        ...{ noticeId: 'ACT-9:told', caseId: first, cases: [first, second, second], contactId },
        ...{ outcome: 'sent', channel: 'sms', settledAt: toIso(now) },
      },
    });
    await suite.send([settled, settled]);
    await suite.settled('close-the-loop');
    const tellings = async (caseId: string) => {
      const { body } = await service.call('GET', `/v1/cases/${caseId}/history`);
      const items = (body as { items?: { move: string; detail: unknown }[] }).items ?? [];
      return items.filter(({ move }) => move === 'customerTold').map(({ detail }) => detail);
    };
    expect(await tellings(second)).toMatchObject([{ noticeId: 'ACT-9:told', outcome: 'sent', channel: 'sms' }]);
    expect(await tellings(first)).toEqual([]);
    expect(await tellings(other)).toEqual([]);
  });

  it('reopens what has ended, unless another case of the customer and topic lives', async () => {
    const first = await open(40, 3, { contactId: 'CON-40' });
    expect(await post(first, 'close', { outcome: 'notNeeded' })).toMatchObject({ status: 200 });
    const second = await open(41, 4, { contactId: 'CON-40' });
    expect(second).not.toBe(first);
    expect(await post(first, 'reopen', {})).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(second), errors: [{ field: 'caseId', message: second }] },
    });
    expect(await post(second, 'close', { outcome: 'notNeeded' })).toMatchObject({ status: 200 });
    expect(await post(first, 'reopen', {})).toMatchObject({ status: 200, body: { state: 'reopened' } });
  });

  it('assigns many at once, and says of each what became of it', async () => {
    const [first, second] = [await open(14, 3), await open(15, 3)];
    await post(second, 'close', { outcome: 'duplicate' });
    const body = { person: 'bo', cases: [{ caseId: first }, { caseId: second }, { caseId: 'CASE-none' }] };
    const { status, body: told } = await service.call('POST', '/v1/cases/assign', { body });
    expect(status).toBe(200);
    expect((told as { items: { result: string }[] }).items.map(({ result }) => result)).toEqual([
      'done',
      'notPossible',
      'noSuchCase',
    ]);
    expect(await caseOf(14)).toMatchObject({ owner: 'bo', team: 'billing', state: 'assigned' });
    const stale = { person: 'anna', cases: [{ caseId: first, ifMatch: '"1"' }] };
    expect((await service.call('POST', '/v1/cases/assign', { body: stale })).body).toMatchObject({
      items: [{ result: 'changedMeanwhile' }],
    });
  });

  it('lists by state, owner and topic, as CSV too, and answers 304 to whoever has the list', async () => {
    const byOwner = await service.call('GET', '/v1/cases?owner=bo&live=true&topic=support');
    expect((byOwner.body as { items: { responseId: string }[] }).items.map(({ responseId }) => responseId)).toEqual(
      expect.arrayContaining(['RSP-3', 'RSP-14']),
    );
    const known = { headers: { 'if-none-match': byOwner.headers.get('etag') ?? '' } };
    const again = await service.call('GET', '/v1/cases?state=verified', known);
    expect(again.status).toBe(200);
    const csv = await service.call('GET', '/v1/cases?state=verified&format=csv');
    expect(String(csv.body).split('\r\n')[0]).toContain('caseId,customerId');
    const same = { headers: { 'if-none-match': csv.headers.get('etag') ?? '' } };
    expect((await service.call('GET', '/v1/cases?state=verified&format=csv', same)).status).toBe(304);
  });

  it('describes each route in OpenAPI', async () => {
    const { body } = await service.call('GET', '/docs/openapi.json', { key: null });
    const commands = ['assign', 'contact', 'cause', 'action', 'resolve', 'verify', 'close', 'reopen', 'escalate'];
    expect(Object.keys((body as { paths: object }).paths)).toEqual(
      expect.arrayContaining([
        '/v1/cases',
        '/v1/cases/assign',
        ...commands.map((name) => `/v1/cases/{caseId}/${name}`),
      ]),
    );
  });
});
