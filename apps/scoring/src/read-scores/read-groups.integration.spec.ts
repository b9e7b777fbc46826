import {
  contactUpserted,
  invitationDispatched,
  responseWithdrawn,
  type OutgoingEvent,
  type ResponseReceived,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { aCustomer, aResponse, aSubscription } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const now = Date.now();
const [lately, before] = [now - 5 * DAY_MS, now - 40 * DAY_MS];

/** An answer of a customer, a day after it was asked. */
function answer(number: string, at: number, score: number, customer: string, data: Partial<ResponseReceived> = {}) {
  const contactId = data.contactId ?? `CON-${number}`;
  return aResponse(number, at, {
    ...{ score, customerId: customer, contactId, surveyId: 'S', channel: 'sms', dispatchedAt: toIso(at - 2 * HOUR_MS) },
    ...data,
  });
}
function invitation(number: string, customerId: string, at: number): OutgoingEvent {
  return invitationDispatched.create({
    ...{ id: `INV-${number}:1`, source: '//sidetone/survey-dispatch', time: at },
    data: {
      ...{
        invitationId: `INV-${number}`,
        surveyId: 'S',
        kind: 'transactional',
        channel: 'sms',
        journeyArea: 'support',
      },
      ...{ contactId: `CON-${number}`, customerId, subscriptionId: 'SUB-1001' },
      ...{ dispatchedAt: toIso(at), expiresAt: toIso(at + 7 * DAY_MS) },
    },
  });
}
function contact(contactId: string, customerId: string, roles: string[], status: 'active' | 'left' = 'active') {
  return contactUpserted.create({
    ...{ id: `${contactId}-1`, source: '//bss.example', time: before },
    data: { contactId, customerId, roles, status, consent: { survey: true }, version: 1 },
  });
}
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** The worked example of docs/scores-model.md: by wave and customer, the levels of four questions and the weights of three indicators. */
const waves = {
  W1: { A: [4, 3, 2, 4, 2, 3, 5], B: [5, 4, 3, 3, 1, 1, 2], C: [3, 2, 4, 4, 10, 60, 30] },
  W2: { A: [4, 4, 3, 5, 2, 3, 5], B: [5, 5, 3, 4, 1, 2, 2], C: [0, 3, 4, 4, 10, 60, 30] },
  W3: { A: [4, 5, 3, 5, 2, 3, 5], C: [4, 3, 5, 4, 10, 60, 30], D: [1, 4, 4, 0, 0, 1, 1] },
} as const;
const waveAnswers = Object.entries(waves).flatMap(([waveId, customers], wave) =>
  Object.entries(customers).map(([customer, [offer, onTime, speed, clarity, first, second, third]]) => {
    const items = [
      { indicatorId: 'offerFits', level: offer, weight: first },
      { indicatorId: 'onTime', level: onTime, weight: second },
      { indicatorId: 'speed', level: speed, weight: third },
      { indicatorId: 'clarity', level: clarity, weight: third },
    ].filter(({ level }) => level > 0);
    const at = now - (90 - 30 * wave) * DAY_MS;
    const data = { kind: 'wave' as const, waveId, surveyId: 'B2B', items, contactId: `CON-${customer}` };
    return answer(`${waveId}-${customer}`, at, 9, `CUS-${customer}`, data);
  }),
);
const model = {
  levels: [
    { levelId: 'sales', indicators: [{ indicatorId: 'offer', questions: ['offerFits'] }] },
    { levelId: 'delivery', indicators: [{ indicatorId: 'deadlines', questions: ['onTime'] }] },
    { levelId: 'support', indicators: [{ indicatorId: 'reaction', questions: ['speed', 'clarity'] }] },
  ],
};

describe('reading scores by group', () => {
  let suite: Suite;
  let scoring: RunningService;
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const { status, body } = await scoring.call('GET', path);
    expect({ path, status, body: status === 200 ? undefined : body }).toEqual({ path, status: 200 });
    return body as Record<string, unknown>;
  };
  const groups = async (path: string) => (await read(path))['groups'] as Record<string, unknown>[];

  beforeAll(async () => {
    suite = await openSuite();
    scoring = await suite.start('scoring', { MINIMUM_N: '3' });
    await suite.send([
      ...times(10, (index) =>
        answer(`old-${index}`, before, index < 2 ? 10 : 3, 'CUS-A', { language: 'en', comment: 'Invoice was wrong' }),
      ),
      ...times(20, (index) => answer(`new-${index}`, lately, index < 15 ? 10 : 8, 'CUS-A')),
      ...times(20, (index) => answer(`con-${index}`, lately, index < 12 ? 2 : 9, 'CUS-B')),
      answer('few', lately, 0, 'CUS-E'),
      answer('fi', lately, 3, 'CUS-B', { language: 'fi', comment: 'Laskussani oli virheitä', reasons: ['billing'] }),
      answer('quote', lately, 10, 'CUS-B', { language: 'en', comment: 'They were great', consents: ['quote'] }),
      answer('secret', lately, 10, 'CUS-B', {
        language: 'en',
        comment: 'Great, but keep this quiet',
        consents: ['callBack'],
      }),
      answer('gone', lately, 10, 'CUS-B', { language: 'en', comment: 'Great and erased', consents: ['quote'] }),
      ...waveAnswers,
      ...times(10, (index) =>
        answer(`rel-${index}`, lately, 9, 'CUS-A', { kind: 'relationship', contactId: 'CON-director' }),
      ),
      answer('rel-left', lately, 0, 'CUS-A', { kind: 'relationship', contactId: 'CON-left' }),
    ]);
    await suite.send(times(40, (index) => invitation(`new-${index}`, 'CUS-A', lately - 2 * HOUR_MS)));
    await suite.send(times(40, (index) => invitation(`con-${index}`, 'CUS-B', lately - 2 * HOUR_MS)));
    await suite.send([
      responseWithdrawn.create({
        ...{ id: 'RSP-gone:2', source: '//sidetone/response-ingest', time: now },
        data: { responseId: 'RSP-gone', invitationId: 'INV-gone', reason: 'erasure', revision: 2 },
      }),
    ]);
    await suite.send([
      aCustomer('CUS-A', before, { segment: 'business', region: 'North', orgName: 'Acme' }),
      aCustomer('CUS-B', before, { segment: 'consumer', region: 'South' }),
      aSubscription('SUB-1001', before, { offering: 'Fibre' }),
      contact('CON-director', 'CUS-A', ['Decision maker']),
      contact('CON-buyer', 'CUS-A', ['decisionMaker']),
      contact('CON-clerk', 'CUS-A', []),
      contact('CON-left', 'CUS-A', [], 'left'),
    ]);
    await suite.settled('scoring');
  });
  afterAll(() => suite.close());

  it('gives each group with its interval, rate, delay, and an unknown group where masters are silent', async () => {
    const found = await groups('/v1/nps?window=rolling30&groupBy=segment');
    expect(found.map(({ value, status, n, score }) => [value, status, n, score])).toEqual([
      [null, 'insufficient', 1, null],
      ['business', 'ok', 20, 75],
      ['consumer', 'ok', 23, (100 * (10 - 13)) / 23],
    ]);
    expect(found[1]).toMatchObject({
      invited: 40,
      responseRate: 0.5,
      medianDelay: { kind: 'interpolated', minutes: 120, n: 20 },
      adjusted: { n: 20, outsideControl: 0, score: 75 },
    });
  });

  it('weighs segments by who was asked, beside the plain score', async () => {
    const { overall } = await read('/v1/nps?window=rolling30');
    expect(overall).toMatchObject({ n: 44, weighted: { status: 'ok', leftOut: [{ stratum: '', answers: 1 }] } });
    const { score, weighted } = overall as { score: number; weighted: { score: number } };
    expect(weighted.score).toBeCloseTo((75 + (100 * (10 - 13)) / 23) / 2, 9);
    expect(score).not.toBeCloseTo(weighted.score, 1);
  });

  it('judges against the period before, another group, and the rest', async () => {
    const change = async (path: string) => (await groups(path)).find(({ value }) => value === 'business')?.['change'];
    const at = '/v1/nps?window=rolling30&groupBy=segment&compare=';
    expect(await change(`${at}previous`)).toMatchObject({ verdict: 'up', n: 20, referenceN: 10, difference: 135 });
    expect(await change(`${at}group:consumer`)).toMatchObject({ verdict: 'up', referenceN: 23 });
    expect(await change(`${at}rest`)).toMatchObject({ verdict: 'up', referenceN: 24 });
    expect(await read('/v1/nps?window=rolling7&compare=previous')).toMatchObject({
      overall: { change: { verdict: 'tooFew', referenceN: 0 } },
    });
  });

  it('answers the same from cells as from facts', async () => {
    const byCells = await groups('/v1/nps?window=rolling365&groupBy=region');
    const byFacts = await groups(`/v1/nps?from=${toIso(now - 400 * DAY_MS)}&groupBy=region`);
    expect(byCells.length).toBe(3);
    expect(byCells).toEqual(byFacts);
  });

  it('narrows by groups that cells know together, and by those that only facts know', async () => {
    expect((await read('/v1/nps?segment=business&product=Fibre'))['overall']).toMatchObject({ n: 30 });
    expect((await read('/v1/nps?region=North&product=Fibre&channel=sms'))['overall']).toMatchObject({ n: 30 });
    expect((await read('/v1/nps?account=CUS-A&window=rolling30'))['overall']).toMatchObject({ n: 20 });
  });

  it('pages through groups, each once', async () => {
    const first = await read('/v1/nps?groupBy=region&limit=1');
    const rest = await read(`/v1/nps?groupBy=region&cursor=${String(first['next'])}`);
    const values = [first, rest].flatMap(({ groups: page }) => (page as { value: string }[]).map(({ value }) => value));
    expect(values).toEqual([null, 'North', 'South']);
    expect(rest['next']).toBeNull();
  });

  it('answers as CSV, and 304 to who has it already', async () => {
    const path = '/v1/nps?window=rolling30&groupBy=segment';
    const { body, headers } = await scoring.call('GET', `${path}&format=csv`);
    const [head, overall] = String(body).split('\r\n');
    expect(head).toMatch(/^groupBy,value,status,n,promoters/);
    expect(overall).toMatch(/^overall,,ok,44,/);
    const tag = headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const again = await scoring.call('GET', `${path}&format=csv`, { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
  });

  it('mixes kinds only where several are named', async () => {
    expect((await read('/v1/nps?kind=relationship'))['overall']).toMatchObject({ n: 11 });
    expect((await read('/v1/nps?kind=relationship,wave'))['overall']).toMatchObject({ n: 20 });
  });

  it('sets a target, and tells by the interval whether it is reached', async () => {
    const put = await scoring.call('PUT', '/v1/targets', { body: { kind: 'transactional', target: 90 } });
    expect(put).toMatchObject({ status: 201, body: { target: 90, version: 1, setBy: 'tests' } });
    expect((await read('/v1/nps?window=rolling30'))['overall']).toMatchObject({
      target: { verdict: 'missed', target: 90 },
    });
    const wrong = await scoring.call('PUT', '/v1/targets', { body: { kind: 'transactional', target: 101 } });
    expect(wrong.status).toBe(400);
  });

  it('keeps the versions of a target with who set them, and changes only the one that the caller has seen', async () => {
    const set = (target: number, headers = {}) =>
      scoring.call('PUT', '/v1/targets', { body: { kind: 'relationship', journeyArea: 'billing', target }, headers });
    expect((await set(20)).headers.get('etag')).toBe('"1"');
    expect(await set(30)).toMatchObject({ status: 428 });
    expect(await set(30, { 'if-match': '"2"' })).toMatchObject({ status: 412 });
    expect(await set(30, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { target: 30, version: 2 } });
    expect(await set(30, { 'if-match': '"2"' })).toMatchObject({ status: 200, body: { version: 2 } });
    const path = '/v1/targets/versions?kind=relationship&journeyArea=billing';
    const { body, headers } = await scoring.call('GET', path);
    expect(body).toMatchObject({
      items: [
        { target: 30, version: 2, setBy: 'tests' },
        { target: 20, version: 1, setBy: 'tests' },
      ],
    });
    expect(headers.get('etag')).toBe('"2"');
    expect((await scoring.call('GET', path, { headers: { 'if-none-match': '"2"' } })).status).toBe(304);
    const { items } = (await read('/v1/targets')) as { items: object[] };
    expect(items.filter((one) => 'journeyArea' in one && one.journeyArea === 'billing')).toMatchObject([
      { target: 30 },
    ]);
    expect((await scoring.call('GET', '/v1/targets/versions?kind=wave')).status).toBe(404);
  });

  it('gives a series by day, in which each answer is once', async () => {
    const { points } = (await read('/v1/nps/series?window=rolling60&granularity=day')) as { points: { n: number }[] };
    expect(points).toHaveLength(60);
    expect(points.reduce((sum, { n }) => sum + n, 0)).toBe(54);
  });

  it('compares two groups or two windows, and refuses what shares answers', async () => {
    const found = await read('/v1/nps/compare?group=segment:business&againstGroup=segment:consumer&window=rolling30');
    expect(found).toMatchObject({
      current: { reading: { n: 20 } },
      reference: { reading: { n: 23 } },
      change: { verdict: 'up' },
    });
    const { status } = await scoring.call('GET', '/v1/nps/compare?group=segment:business&againstGroup=region:North');
    expect(status).toBe(400);
  });

  it('tells response rates with their intervals', async () => {
    const { groups: rates } = (await read('/v1/response-rates?window=rolling30&groupBy=segment')) as {
      groups: object[];
    };
    expect(rates[1]).toMatchObject({ value: 'business', invited: 40, answered: 20, rate: 0.5 });
    // Wilson, 20 of 40.
    expect(rates[1]).toMatchObject({ low: expect.closeTo(0.352, 3), high: expect.closeTo(0.648, 3) });
  });

  it('finds comments by their words as their language bends them', async () => {
    const found = async (query: string) =>
      ((await read(`/v1/comments?${query}`))['items'] as { responseId: string }[]).map(({ responseId }) => responseId);
    expect(await found('q=lasku&language=fi')).toEqual(['RSP-fi']);
    expect(await found('q=great -quiet')).toEqual(['RSP-quote']);
    expect(await found('q=invoices&limit=500')).toHaveLength(10);
    expect(await found('segment=business&band=promoter')).toHaveLength(2);
  });

  it('pages comments, the newest first, each once', async () => {
    const first = await read('/v1/comments?limit=8');
    const second = await read(`/v1/comments?limit=8&cursor=${String(first['next'])}`);
    const ids = [first, second].flatMap(({ items }) =>
      (items as { responseId: string }[]).map(({ responseId }) => responseId),
    );
    expect(new Set(ids).size).toBe(13);
    expect(ids).toHaveLength(13);
    expect(second['next']).toBeNull();
  });

  it('shows as testimonials only what may be quoted', async () => {
    const { items } = (await read('/v1/testimonials')) as { items: object[] };
    expect(items).toMatchObject([{ responseId: 'RSP-quote', comment: 'They were great' }]);
    expect(items[0]).not.toHaveProperty('account');
  });

  it('tells an account with the coverage of its contacts and decision-makers', async () => {
    const account = await read('/v1/accounts/CUS-A');
    expect(account).toMatchObject({
      ...{ name: 'Acme', score: 0, ofFormerContacts: 1, coverage: { active: 3, answered: 1 } },
      decisionMakers: { active: 2, answered: 1, silent: ['CON-buyer'] },
    });
    const { items } = (await read('/v1/accounts')) as { items: { account: string }[] };
    expect(items.map((one) => one.account)).toEqual(['CUS-A']);
    expect((await read('/v1/nps/accounts'))['nps']).toMatchObject({ answers: 2, accounts: 1, pooled: { score: 0 } });
    expect((await scoring.call('GET', '/v1/accounts/CUS-B')).status).toBe(404);
  });

  it('gives the satisfaction index of a wave by the calculation of the docs', async () => {
    expect((await scoring.call('PUT', '/v1/index-models/B2B', { body: model })).status).toBe(201);
    await scoring.call('PUT', '/v1/targets', { body: { kind: 'wave', metric: 'satisfactionIndex', target: 80 } });
    const { index, dynamics } = (await read('/v1/waves/W3')) as {
      index: { percent: number };
      dynamics: { waves: { percent: number }[]; changes: object[] };
    };
    expect(index).toMatchObject({
      kind: 'index',
      n: 3,
      percent: expect.closeTo(73.75, 4),
      target: { verdict: 'noEvidence' },
    });
    expect(dynamics.waves.map(({ percent }) => percent)).toEqual(
      [55.4167, 72.7778, 73.75].map((one) => expect.closeTo(one, 3)),
    );
    expect(dynamics.changes).toMatchObject([
      { verdict: 'up', difference: expect.closeTo(17.3611, 3) },
      { verdict: 'noEvidence', contributions: { customerMix: expect.closeTo(-5.4861, 3) } },
    ]);
    expect((await scoring.call('GET', '/v1/waves/W9')).status).toBe(404);
  });

  it('keeps the versions of a model, and says by which one a wave is read', async () => {
    const [sales, delivery, support] = model.levels;
    const put = (levels: unknown, headers = {}) =>
      scoring.call('PUT', '/v1/index-models/B2B', { body: { levels }, headers });
    expect(await read('/v1/waves/W3')).toMatchObject({ model: { method: 'index.v1', version: 1, setBy: 'tests' } });
    expect((await put([sales, delivery])).status).toBe(428);
    expect((await put([sales, delivery], { 'if-match': '"7"' })).status).toBe(412);
    const changed = await put([sales, delivery], { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await read('/v1/waves/W3'))['model']).toMatchObject({ version: 2 });
    expect(await read('/v1/index-models/B2B?version=1')).toMatchObject({
      version: 1,
      levels: [{}, {}, { levelId: support?.levelId }],
      versions: [{ version: 2 }, { version: 1, setBy: 'tests' }],
    });
    expect((await scoring.call('GET', '/v1/index-models/B2B?version=3')).status).toBe(404);
    const wrong = await put([sales, sales], { 'if-match': '*' });
    expect(wrong).toMatchObject({ status: 400, body: { detail: 'The model needs mending.' } });
  });

  it.each([
    ['/v1/nps?window=rolling', 'There is no window'],
    ['/v1/nps?compare=previous', 'needs a window'],
    ['/v1/nps?groupBy=colour', 'groupBy must be one of: segment'],
    ['/v1/nps?compare=group:x&window=month', 'needs groupBy'],
    ['/v1/comments?cursor=abc', 'cursor must be the next'],
    ['/v1/nps/compare?group=colour:red', 'There is no dimension colour'],
  ])('says how to mend %s', async (path, message) => {
    const { status, body } = await scoring.call('GET', path);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(message);
  });
});
