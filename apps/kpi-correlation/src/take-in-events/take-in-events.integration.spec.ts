import { request } from 'node:http';
import { startDisposableKafka, type DisposableKafka } from '@sidetone/infrastructure/kafka';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, TEST_API_KEY, type RunningService, type Suite } from '@sidetone/testing/suite';

const NOW = Date.UTC(2026, 10, 23, 12);
const SERVICE = 'kpi-correlation';
let kafka: DisposableKafka;
let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  kafka = await startDisposableKafka();
  suite = await openSuite({ kafkaBrokers: [kafka.address], mostPartitions: 1 });
  service = await suite.start(SERVICE, { CLOCK: 'simulated' });
  await suite.send([aTick(NOW)]);
  await suite.settled(SERVICE, { now: NOW });
}, 120_000);
afterAll(async () => {
  await suite.close();
  await kafka.dispose();
});

const aFailure = (id: string, data: object = {}) => ({
  specversion: '1.0',
  type: 'oss.call.failure.v1',
  source: '//mediation.example/voice',
  id,
  time: toIso(NOW - HOUR_MS),
  subject: id,
  data: {
    callId: id,
    kind: 'drop',
    startedAt: toIso(NOW - HOUR_MS),
    cause: { protocol: 'releaseCause', value: 3 },
    derivedFrom: 'cdr',
    subscriptionId: 'SUB-1001',
    ...data,
  },
});
const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const post = (body: unknown, contentType: string, headers: Record<string, string> = {}) =>
  service.call('POST', '/v1/events', { body, headers: { 'content-type': contentType, ...headers } });
/** The answer to a body of so many bytes, of which none is sent: who is refused must not have to send it. */
const statusOfAnnounced = (bytes: number) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'content-type': BATCH, 'content-length': bytes, 'x-api-key': TEST_API_KEY };
    const asking = request(`${service.url}/v1/events`, { method: 'POST', headers });
    asking.on('response', ({ statusCode }) => {
      resolve(statusCode);
      asking.destroy();
    });
    asking.on('error', reject).flushHeaders();
  });
const published = async (id: string) => (await suite.records('oss.call.v1')).filter((event) => event.id === id);

describe('POST /v1/events', () => {
  it('has an event on its topic before it answers, as the sender said it, with the key of its definition', async () => {
    expect(await post({ ...aFailure('single'), correlationid: 'c-1' }, STRUCTURED)).toMatchObject({
      status: 202,
      body: { accepted: 1, refused: 0, dropped: 0, items: [{ outcome: 'accepted', id: 'single' }] },
    });
    expect(await published('single')).toMatchObject([
      {
        source: '//mediation.example/voice',
        key: 'SUB-1001',
        foreignKey: false,
        subject: 'single',
        correlationId: 'c-1',
        time: NOW - HOUR_MS,
        arrivedAt: NOW,
        data: { callId: 'single' },
      },
    ]);
    const [record] = (await suite.rawRecords('oss.call.v1')).filter(
      ({ headers }) => String(headers['ce_id']) === 'single',
    );
    expect(String(record?.headers['ce_partitionkey'])).toBe('SUB-1001');
  });

  it('reads binary mode', async () => {
    const { data, subject: _subject, ...attributes } = aFailure('binary');
    const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]));
    expect((await post(data, 'application/json', headers)).status).toBe(202);
    expect(await published('binary')).toHaveLength(1);
  });

  it('says of each event of a batch what became of it, in order, and takes in the good ones', async () => {
    const old = { ...aFailure('old'), time: toIso(NOW - 500 * DAY_MS) };
    const answer = await post([aFailure('b-1'), aFailure('b-2', { kind: 'sulk' }), old, aFailure('b-3')], BATCH);
    expect(answer).toMatchObject({
      status: 207,
      body: {
        accepted: 2,
        refused: 1,
        dropped: 1,
        items: [
          { outcome: 'accepted', id: 'b-1' },
          { outcome: 'refused', reason: expect.stringContaining("Field 'kind'"), mend: expect.any(String) },
          { outcome: 'dropped', reason: expect.stringContaining('400 days') },
          { outcome: 'accepted', id: 'b-3' },
        ],
      },
    });
    expect(
      [await published('b-1'), await published('b-2'), await published('b-3')].map(({ length }) => length),
    ).toEqual([1, 0, 1]);
  });

  it('takes a plain array, an empty one too', async () => {
    expect(await post([aFailure('plain')], 'application/json')).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(await post([], 'application/json')).toMatchObject({ status: 202, body: { accepted: 0, items: [] } });
  });

  it('takes a batch above 1 MiB, and none above 8', async () => {
    const padded = Array.from({ length: 3 }, (_, n) => aFailure(`padded-${n}`, { note: 'x'.repeat(900_000) }));
    expect(await post(padded, BATCH)).toMatchObject({ status: 202, body: { accepted: 3 } });
    expect(await statusOfAnnounced(8 * 1024 * 1024 + 1)).toBe(413);
  });

  it.each([
    ['a single event that breaks a rule', aFailure('r', { kind: 'sulk' }), STRUCTURED, 400, "Field 'kind'"],
    ['what the platform says itself', { ...aFailure('r'), type: 'case.closed.v1' }, STRUCTURED, 400, 'caseId'],
    ['data without attributes', aFailure('r').data, 'application/json', 400, 'ce- headers'],
    ['a batch that is none', aFailure('r'), BATCH, 400, 'not a JSON array'],
    ['XML', '<event/>', 'application/xml', 415, ''],
  ])('answers a problem to %s, and takes nothing in', async (_what, body, contentType, status, detail) => {
    expect(await post(body, contentType)).toMatchObject({ status, body: { detail: expect.stringContaining(detail) } });
    expect(await published('r')).toEqual([]);
  });

  it('asks for an API key', async () => {
    const answer = await service.call('POST', '/v1/events', {
      key: null,
      body: aFailure('r'),
      headers: { 'content-type': STRUCTURED },
    });
    expect(answer.status).toBe(401);
  });

  it('shows its fields and examples in the API’s description', async () => {
    const { body } = await service.call('GET', '/docs/openapi.json');
    expect(body).toMatchObject({
      paths: { '/v1/events': { post: { requestBody: { content: { [BATCH]: { examples: expect.anything() } } } } } },
    });
  });
});

describe('Idempotency-Key', () => {
  const once = (key: string, body: unknown) => post(body, BATCH, { 'idempotency-key': key });

  it('gives the first answer again and publishes nothing the second time', async () => {
    const batch = [aFailure('i-1'), aFailure('i-2', { kind: 'sulk' })];
    const first = await once('again', batch);
    const second = await once('again', batch);
    expect(first.status).toBe(207);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual(['false', 'true']);
    expect(await published('i-1')).toHaveLength(1);
  });

  it('refuses the key of another request, until its 24 hours are over', async () => {
    expect((await once('other', [aFailure('o-1')])).status).toBe(202);
    expect(await once('other', [aFailure('o-2')])).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('a key of its own') },
    });
    await suite.send([aTick(NOW + DAY_MS)]);
    await suite.settled(SERVICE, { now: NOW + DAY_MS });
    expect(await suite.query(SERVICE, sql`select 1 from idempotent_request`)).toEqual([]);
    expect((await once('other', [aFailure('o-2')])).status).toBe(202);
  });

  it('takes one of several requests that come at once, and has the others wait', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => once('rush', [aFailure('rush')])));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 202 && status !== 409)).toEqual([]);
    expect(statuses).toContain(202);
    expect(await published('rush')).toHaveLength(1);
  });

  it('answers 409 while the same request is in work, and gives the key anew when its holder died', async () => {
    const batch = [aFailure('held')];
    expect((await once('held', batch)).status).toBe(202);
    const unanswered = sql`update idempotent_request set status = null, answer = null where idempotency_key = 'held'`;
    await suite.query(SERVICE, unanswered);
    expect(await once('held', batch)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('again') },
    });
    await suite.query(SERVICE, sql`update idempotent_request set claimed_at = now() - interval '2 minutes'`);
    expect((await once('held', batch)).status).toBe(202);
  });

  it('does not use up the key for a request that was refused', async () => {
    const single = (body: unknown) => post(body, STRUCTURED, { 'idempotency-key': 'mended' });
    expect((await single(aFailure('m', { kind: 'sulk' }))).status).toBe(400);
    expect((await single(aFailure('m'))).status).toBe(202);
  });
});

it('answers 503 while Kafka is away, and takes the same request under the same key when it is back', async () => {
  const send = () => post([aFailure('away')], BATCH, { 'idempotency-key': 'away' });
  await kafka.kill();
  const answer = await send();
  expect(answer).toMatchObject({ status: 503, body: { detail: expect.stringContaining('same request again') } });
  expect(answer.headers.get('retry-after')).toBe('2');
  await kafka.start();
  await eventually(async () => expect((await send()).status).toBe(202), { withinMs: 60_000, everyMs: 500 });
  await eventually(
    async () =>
      expect(await suite.query(SERVICE, sql`select event_id from event where event_id = 'away'`)).toHaveLength(1),
    { withinMs: 60_000 },
  );
}, 180_000);
