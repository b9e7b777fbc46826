import { caseEscalated, caseOpened, caseUpdated, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { isSignedWith, openTestReceiver, type TestReceiver } from './testing/test-receiver.js';

const monday = Date.UTC(2026, 10, 23, 9);
const source = '//sidetone/close-the-loop';
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const ENV = {
  CLOCK: 'simulated',
  WEBHOOK_KEY: 'a key for tests that nobody shall guess',
  WEBHOOK_TIMEOUT_SECONDS: '1',
  WEBHOOK_GIVE_UP_HOURS: '1',
  OUTBOUND_ALLOWED_RANGES: '127.0.0.0/8',
};

const frame = (caseId: string, number: number, at: Instant) => ({
  ...{ id: `${caseId}:${number}`, source, time: at, subject: caseId, correlationId: 'INV-1' },
});
const opened = (caseId: string, at: Instant): OutgoingEvent =>
  caseOpened.create({
    ...frame(caseId, 1, at),
    data: {
      ...{ caseId, responseId: 'RSP-1', customerId: 'CUS-100', contactId: 'CON-100', score: 2, band: 'detractor' },
      ...{ priority: 1, team: 'service desk', firstContactDue: toIso(at + DAY_MS), resolveDue: toIso(at + 5 * DAY_MS) },
      openedAt: toIso(at),
    },
  });
const updated = (caseId: string, number: number, at: Instant): OutgoingEvent =>
  caseUpdated.create({
    ...frame(caseId, number, at),
    data: { caseId, status: 'contacted', statusChangedAt: toIso(at), team: 'service desk' },
  });
const escalated = (caseId: string, number: number, at: Instant): OutgoingEvent =>
  caseEscalated.create({
    ...frame(caseId, number, at),
    data: { caseId, level: 1, reason: 'manual', toTeam: 'duty manager', escalatedAt: toIso(at) },
  });

interface WebhookView {
  readonly webhookId: string;
  readonly version: number;
  readonly state: string;
}
interface DeliveryView {
  readonly eventId: string;
  readonly state: string;
  readonly attempts: number;
  readonly failure: string | null;
}

describe('webhooks', () => {
  let suite: Suite;
  let service: RunningService;
  let receiver: TestReceiver;
  let now = monday;

  beforeAll(async () => {
    [suite, receiver] = [await openSuite({ mostPartitions: 1 }), await openTestReceiver()];
    service = await suite.start('close-the-loop', ENV);
    await until(monday);
  });
  afterEach(async () => {
    receiver.mood = () => 204;
    const { items } = await get<{ items: WebhookView[] }>('/v1/webhooks');
    for (const { webhookId } of items) await service.call('DELETE', `/v1/webhooks/${webhookId}`);
    receiver.received.length = 0;
  });
  afterAll(async () => {
    await suite.close();
    await receiver.close();
  });

  async function until(next: Instant): Promise<void> {
    now = next;
    await suite.send([aTick(now)], { timestamp: now });
    await suite.settled('close-the-loop', { now });
  }
  const after = (ms: number): Promise<void> => until(now + ms);
  async function tell(...events: readonly OutgoingEvent[]): Promise<void> {
    await suite.send(events, { timestamp: now });
    await suite.settled('close-the-loop');
  }
  async function get<Body>(path: string): Promise<Body> {
    const { status, body } = await service.call('GET', path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as Body;
  }
  async function aWebhook(body: object = {}): Promise<WebhookView> {
    const eventTypes = ['case.opened.v1', 'case.updated.v1'];
    const made = await service.call('POST', '/v1/webhooks', {
      body: { url: receiver.url, eventTypes, secret: SECRET, ...body },
    });
    expect(made).toMatchObject({ status: 201 });
    return made.body as WebhookView;
  }
  const deliveries = async ({ webhookId }: WebhookView, state: string): Promise<DeliveryView[]> =>
    (await get<{ items: DeliveryView[] }>(`/v1/webhooks/${webhookId}/deliveries?state=${state}`)).items;
  const ids = (): string[] => receiver.received.map(({ id }) => id);

  it('tell what was asked for, signed, as CloudEvents, and in no answer the secret', async () => {
    const one = await aWebhook();
    expect(JSON.stringify(one)).not.toContain('whsec');
    await tell(opened('C1', now), escalated('C1', 2, now), updated('C1', 3, now));
    expect(ids()).toEqual(['C1:1', 'C1:3']);
    const [first] = receiver.received;
    expect(first).toMatchObject({
      timestamp: now / SECOND_MS,
      contentType: 'application/cloudevents+json; charset=utf-8',
    });
    expect(first && isSignedWith(SECRET, first)).toBe(true);
    expect(first?.event).toMatchObject({
      ...{ specversion: '1.0', id: 'C1:1', source, type: 'case.opened.v1', subject: 'C1', time: toIso(now) },
      ...{ datacontenttype: 'application/json', correlationid: 'INV-1', data: { caseId: 'C1', score: 2 } },
    });
    expect(JSON.stringify(await get(`/v1/webhooks/${one.webhookId}`))).not.toMatch(/whsec|secret"/);
    const rows = await suite.query<{ secret: string }>('close-the-loop', sql`select secret from webhook`);
    expect(rows.map(({ secret }) => secret.includes('whsec'))).toEqual([false]);
  });

  it('tell an event once, however often Kafka brings it', async () => {
    await aWebhook();
    await tell(opened('C2', now), opened('C2', now));
    await tell(opened('C2', now));
    expect(ids()).toEqual(['C2:1']);
  });

  it('sign with two secrets while one replaces the other', async () => {
    const one = await aWebhook();
    const path = `/v1/webhooks/${one.webhookId}/secret`;
    expect(await service.call('POST', path, { body: { secret: OTHER, overlapHours: 2 } })).toMatchObject({
      status: 200,
    });
    await tell(opened('C3', now));
    await after(3 * HOUR_MS);
    await tell(opened('C4', now));
    const signedWith = receiver.received.map((received) =>
      [SECRET, OTHER].map((secret) => isSignedWith(secret, received)),
    );
    expect(signedWith).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(await service.call('POST', path, { body: { secret: 'whsec_short' } })).toMatchObject({ status: 400 });
    const made = await service.call('POST', path, { body: {} });
    expect(made.body).toMatchObject({ secret: expect.stringMatching(/^whsec_/) });
  });

  it('hold back what follows a failed delivery in its case, and nothing else', async () => {
    await aWebhook();
    receiver.mood = ({ event }) => (event.data.caseId === 'C5' ? 500 : 204);
    await tell(opened('C5', now), updated('C5', 2, now), opened('C6', now), updated('C6', 2, now));
    expect(ids().filter((id) => id.startsWith('C5'))).toEqual(['C5:1']);
    expect(ids().filter((id) => id.startsWith('C6'))).toEqual(['C6:1', 'C6:2']);
    await tell(updated('C5', 3, now));
    receiver.mood = () => 200;
    await after(10 * SECOND_MS);
    expect(ids().filter((id) => id.startsWith('C5'))).toEqual(['C5:1', 'C5:1', 'C5:2', 'C5:3']);
  });

  it.each([
    [500, 'It answered with status 500.'],
    [302, 'redirects are not followed'],
    ['hang' as const, 'No whole answer came within 1 s.'],
    ['takeThenVanish' as const, 'No answer came'],
  ])('give up a target that goes on to answer %s, and show it as dead, and try again when told', async (mood, why) => {
    const one = await aWebhook();
    receiver.mood = () => mood;
    await tell(opened(`D-${mood}`, now));
    for (const pause of [7 * SECOND_MS, 40 * SECOND_MS, 3 * MINUTE_MS, 13 * MINUTE_MS, 40 * MINUTE_MS])
      await after(pause);
    expect(await deliveries(one, 'dead')).toEqual([
      expect.objectContaining({ eventId: `D-${mood}:1`, state: 'dead', failure: expect.stringContaining(why) }),
    ]);
    const tried = receiver.received.length;
    expect(tried).toBeGreaterThanOrEqual(5);
    expect(new Set(ids()).size).toBe(1);
    expect(new Set(receiver.received.map(({ timestamp }) => timestamp)).size).toBe(tried);
    receiver.mood = () => 204;
    const again = `/v1/webhooks/${one.webhookId}/deliveries/D-${mood}:1/redeliver`;
    expect(await service.call('POST', again)).toMatchObject({ status: 202, body: { redelivered: 1 } });
    await suite.settled('close-the-loop');
    // Counted anew, and under the same id.
    expect(await deliveries(one, 'delivered')).toMatchObject([{ eventId: `D-${mood}:1`, attempts: 1 }]);
    expect(new Set(ids()).size).toBe(1);
    expect(await service.call('POST', again)).toMatchObject({ status: 409 });
  });

  it('leave a target alone that is gone, until somebody says otherwise, and lose nothing', async () => {
    const one = await aWebhook();
    receiver.mood = () => 410;
    await tell(opened('C7', now), opened('C8', now));
    const gone = await get<WebhookView & { reason: string }>(`/v1/webhooks/${one.webhookId}`);
    expect(gone).toMatchObject({ state: 'gone', reason: expect.stringContaining('410'), version: 2 });
    const before = receiver.received.length;
    receiver.mood = () => 204;
    await tell(opened('C9', now));
    expect(receiver.received).toHaveLength(before);
    const body = { url: receiver.url, eventTypes: ['case.opened.v1'], state: 'active' };
    const path = `/v1/webhooks/${one.webhookId}`;
    expect(await service.call('PUT', path, { body })).toMatchObject({ status: 428 });
    expect(await service.call('PUT', path, { body, headers: { 'if-match': '"1"' } })).toMatchObject({ status: 412 });
    expect(await service.call('PUT', path, { body, headers: { 'if-match': '"2"' } })).toMatchObject({ status: 200 });
    await suite.settled('close-the-loop');
    expect(new Set(ids().slice(before))).toEqual(new Set(['C7:1', 'C8:1', 'C9:1']));
  });

  it('do not let one that hangs hold up another', async () => {
    const other = await openTestReceiver();
    await aWebhook();
    await aWebhook({ url: other.url });
    receiver.mood = () => 'hang';
    await suite.send(
      Array.from({ length: 30 }, (_, index) => opened(`H${index}`, now)),
      { timestamp: now },
    );
    await eventually(() => expect(new Set(other.received.map(({ id }) => id)).size).toBe(30));
    await other.close();
  });

  it('go on after a crash in the middle of an attempt, with the same id', async () => {
    await aWebhook();
    receiver.mood = () => 'hang';
    await suite.send([opened('K1', now), updated('K1', 2, now)], { timestamp: now });
    await eventually(() => expect(ids()).toEqual(['K1:1']));
    await service.kill();
    receiver.mood = () => 204;
    // The lease is by the database's clock, and a minute long: it is over when we say so.
    await suite.query('close-the-loop', sql`update webhook_delivery set sending_until = now() where state = 'sending'`);
    service = await suite.start('close-the-loop', ENV);
    await until(now);
    expect(ids()).toEqual(['K1:1', 'K1:1', 'K1:2']);
  });

  it('lose none and keep the order of each case, whatever is killed and whatever fails', async () => {
    await aWebhook();
    const cases = Array.from({ length: 20 }, (_, index) => `L${index}`);
    const sent = cases.flatMap((caseId) => [
      opened(caseId, now),
      ...[2, 3, 4].map((number) => updated(caseId, number, now)),
    ]);
    // Every third attempt fails, and of the others every seventh is taken without a word.
    receiver.mood = () => {
      const count = receiver.received.length;
      return count % 3 === 0 ? 500 : count % 7 === 0 ? 'takeThenVanish' : 204;
    };
    await suite.send(sent, { timestamp: now });
    for (const least of [10, 40]) {
      await eventually(async () => {
        await suite.send([aTick((now += 10 * SECOND_MS))], { timestamp: now });
        expect(receiver.received.length).toBeGreaterThan(least);
      });
      await service.kill();
      await suite.query(
        'close-the-loop',
        sql`update webhook_delivery set sending_until = now() where state = 'sending'`,
      );
      service = await suite.start('close-the-loop', ENV);
    }
    receiver.mood = () => 204;
    await after(2 * MINUTE_MS);
    await after(2 * MINUTE_MS);
    const firsts = [...new Set(ids())];
    expect([...firsts].sort()).toEqual(sent.map(({ id }) => id).sort());
    for (const caseId of cases)
      expect(firsts.filter((id) => id.startsWith(`${caseId}:`))).toEqual(
        [1, 2, 3, 4].map((number) => `${caseId}:${number}`),
      );
  });

  it('are not made of what cannot be used', async () => {
    const eventTypes = ['case.opened.v1'];
    const post = (body: object) => service.call('POST', '/v1/webhooks', { body });
    const url = { field: 'url', message: expect.stringContaining('not on the public internet') };
    for (const address of ['https://10.0.0.1/', 'https://[::ffff:10.0.0.1]/', 'http://169.254.169.254/latest'])
      expect(await post({ url: address, eventTypes })).toMatchObject({ status: 400, body: { errors: [url] } });
    expect(await post({ url: 'gopher://x', eventTypes })).toMatchObject({ status: 400 });
    expect(await post({ url: receiver.url, eventTypes: ['case.closed.v2'] })).toMatchObject({ status: 400 });
    expect(await post({ url: receiver.url, eventTypes: [] })).toMatchObject({ status: 400 });
    expect(await post({ url: receiver.url, eventTypes, secret: 'guess' })).toMatchObject({
      ...{ status: 400, body: { errors: [{ field: 'secret', message: expect.stringContaining('whsec_') }] } },
    });
    expect((await service.call('GET', '/v1/webhooks/WH-none')).status).toBe(404);
    expect((await service.call('GET', '/v1/webhooks/WH-none/deliveries')).status).toBe(404);
    expect((await service.call('DELETE', '/v1/webhooks/WH-none')).status).toBe(404);
  });

  it('pause anew from the shortest on once somebody has one tried again', async () => {
    const one = await aWebhook();
    receiver.mood = () => 500;
    await tell(opened('R1', now));
    for (const pause of [7 * SECOND_MS, 40 * SECOND_MS, 3 * MINUTE_MS, 13 * MINUTE_MS, 40 * MINUTE_MS])
      await after(pause);
    expect(await deliveries(one, 'dead')).toHaveLength(1);
    await service.call('POST', `/v1/webhooks/${one.webhookId}/redeliver`);
    await suite.settled('close-the-loop');
    expect(await deliveries(one, 'waiting')).toMatchObject([{ attempts: 1 }]);
    receiver.mood = () => 204;
    await after(7 * SECOND_MS);
    expect(await deliveries(one, 'delivered')).toMatchObject([{ attempts: 2 }]);
  });

  it('are counted', async () => {
    await eventually(async () => {
      const { body } = await service.call('GET', '/metrics', { key: null });
      expect(String(body)).toMatch(/sidetone_webhook_deliveries\{state="dead"[^}]*\} 0/);
      expect(String(body)).toMatch(/sidetone_webhook_attempts_total\{outcome="delivered"[^}]*\} [1-9]/);
    });
  });
});
