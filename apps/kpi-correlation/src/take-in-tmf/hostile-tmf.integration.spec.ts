import type { ReceivedEvent } from '@sidetone/contracts/events';
import { expandHostileLine, HOSTILE_NOW, readHostileLines, type HostileInput } from '@sidetone/contracts/testing';
import { isJsonObject, type JsonObject } from '@sidetone/contracts/validation';
import { listDeadLetters } from '@sidetone/platform/messaging';
import { aTick } from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type CallResult, type RunningService, type Suite } from '@sidetone/testing/suite';
import { homeOf } from '../store-events/testing/hostile-homes.js';
import { notificationOf, sampleOf } from './testing/adapt-sample.js';
import { TMF_INBOUND } from './take-in-tmf.handler.js';

const SERVICE = 'kpi-correlation';

/** Each line gets a world of its own by names of its own: the resources it names, with its number. Numeric ids are of one line each. */
const own = (text: string, number: number): string => text.replace(/\b(TT-48213|TT-48900|SO-9931)\b/g, `$1-${number}`);
const lines = readHostileLines()
  .filter((line) => homeOf(line) === 'tm-forum')
  .map(expandHostileLine)
  .map(({ input, before, ...line }, number) => ({
    ...line,
    number,
    input: withOwnNames(input, number),
    before: before.map((one) => withOwnNames(one, number)),
  }));

function withOwnNames(input: HostileInput, number: number): HostileInput {
  const body = Buffer.from(own(String(input.kind === 'record' ? input.value : input.body), number));
  return input.kind === 'record' ? { ...input, value: body } : { ...input, body };
}

let suite: Suite;
let service: RunningService;
let published: readonly ReceivedEvent[] = [];
const answers = new Map<string, CallResult>();

async function send(input: HostileInput): Promise<CallResult | undefined> {
  if (input.kind === 'request') {
    const { method, path, headers, body } = input;
    return service.call(method, path, { headers, ...(body === null ? {} : { raw: body }) });
  }
  const { kind: _kind, ...record } = input;
  await suite.sendRecords([record]);
  return undefined;
}

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  service = await suite.start(SERVICE, { CLOCK: 'simulated', OPERATOR_TIME_ZONE: 'Europe/Helsinki' });
  await suite.send([aTick(HOSTILE_NOW)]);
  await suite.settled(SERVICE, { now: HOSTILE_NOW });
  for (const { name, before, input } of lines) {
    for (const one of before) expect((await send(one))?.status).toBe(201);
    const answer = await send(input);
    if (answer !== undefined) answers.set(name, answer);
  }
  await suite.settled(SERVICE);
  const topics = ['bss.ticket.v1', 'bss.order.v1', 'oss.alarm.v1'];
  published = (await Promise.all(topics.map((topic) => suite.records(topic)))).flat();
}, 120_000);
afterAll(() => suite.close());

/** What a line had published. */
function eventsOf(name: string): readonly ReceivedEvent[] {
  const line = lines.find((one) => one.name === name);
  const body: unknown = JSON.parse(bodyOf(line?.input).toString());
  const [resource] = isJsonObject(body) && isJsonObject(body['event']) ? Object.values(body['event']) : [];
  const id = isJsonObject(resource) ? String(resource['id']) : '';
  return published.filter((event) => Object.values(Object(event.data)).includes(id));
}
const bodyOf = (input: HostileInput | undefined): Buffer =>
  (input?.kind === 'record' ? input.value : input?.body) ?? Buffer.alloc(0);

/** What the file says in words under `effect`, by the name of its line. */
const effects: Readonly<Record<string, (event: ReceivedEvent | undefined) => void>> = {
  'tmf-v4-misspelt-timeOcurred': (event) => expect(event?.time).toBe(Date.parse('2026-11-23T07:12:30Z')),
  'tmf-v5-party-shape': (event) => expect(event?.data).toMatchObject({ customerId: 'CUS-100' }),
  // What a ticket counts for is folded by what it is related to: see compute-exposures/fold-tickets.ts.
  'tmf-our-own-ticket': (event) =>
    expect(event?.data).toMatchObject({ relatedIds: expect.arrayContaining(['case:CASE-501']) }),
  'tmf-alarm-integer-id': (event) => expect(event?.data).toMatchObject({ alarmId: '88120417' }),
  'tmf-alarm-cleared-never-raised': (event) => {
    expect(event?.data).toMatchObject({ severity: 'cleared' });
    expect(event?.data).not.toHaveProperty('raisedAt');
  },
  'tmf-order-date-only-promise': (event) => {
    const { promisedAt, completedAt } = Object(event?.data) as { promisedAt: string; completedAt: string };
    expect(Date.parse(promisedAt)).toBe(Date.parse('2026-11-11T21:59:59Z'));
    expect((Date.parse(completedAt) - Date.parse(promisedAt)) / 86_400_000).toBeCloseTo(11.4, 1);
  },
};

describe('hostile notifications', () => {
  it('have each effect that the file promises checked', () => {
    const promised = lines.filter(({ effect }) => effect !== undefined).map(({ name }) => name);
    expect(Object.keys(effects).sort()).toEqual(promised.sort());
  });

  it.each(lines.map((line) => [line.name, line] as const))('%s', (name, { expect: expected, status, before }) => {
    const answer = answers.get(name);
    if (status !== undefined) expect(answer?.status).toBe(status);
    switch (expected) {
      case 'reject400':
        expect(Math.floor((answer?.status ?? 0) / 100)).toBe(4);
        expect(answer?.headers.get('content-type')).toContain('application/problem+json');
        break;
      case 'accept':
        if (answer !== undefined) expect([201, 204]).toContain(answer.status);
        expect(eventsOf(name)).toHaveLength(1);
        effects[name]?.(eventsOf(name)[0]);
        break;
      case 'drop':
        expect(answer?.status).toBe(201);
        expect(new Set(eventsOf(name).map(({ id }) => id)).size).toBe(1);
        expect(eventsOf(name)).toHaveLength(before.length + 1);
        break;
      default:
        expect(expected).toBe('deadLetter');
    }
  });

  it('publish nothing unless they are accepted, and are stored once', async () => {
    const sentOn = (topic: string) => published.filter(({ definition }) => definition.topic === topic).length;
    const accepted = lines.filter(({ expect: expected }) => expected === 'accept').length;
    expect(published).toHaveLength(accepted + 2); // the line that is sent twice
    expect(await fatesOf(suite, SERVICE, 'bss.ticket.v1')).toMatchObject({
      stored: sentOn('bss.ticket.v1') - 1,
      dropped: 1,
      deadLettered: 0,
      reasons: { 'already known': 1 },
    });
  });

  it('on Kafka end as those over HTTP do, and are dead-lettered as they came', async () => {
    const refused = lines.filter(({ expect: expected }) => expected === 'deadLetter');
    expect(await fatesOf(suite, SERVICE, TMF_INBOUND)).toMatchObject({ stored: 1, dropped: 0, deadLettered: 1 });
    const letters = await listDeadLetters(suite.kafka, TMF_INBOUND);
    expect(letters.map(({ record }) => String(record.value))).toEqual(
      refused.map(({ input }) => String(bodyOf(input))),
    );
    expect(letters[0]?.reason).toContain("neither 'timeOccurred'");
  });
});

describe('the listener', () => {
  const notify = (body: JsonObject, path = '/listener', options = {}) =>
    service.call('POST', path, { body, ...options });
  const V4 = 'tmf621-v4.TroubleTicketStatusChangeEvent';

  it('answers as the version of the notification has it', async () => {
    const path = '/listener/troubleTicketStatusChangeEvent';
    expect(await notify(notificationOf(V4, {}, { eventId: 'E-4' }), path)).toMatchObject({
      status: 201,
      body: { id: 'E-4', callback: path },
    });
    expect(await notify(sampleOf('tmf621-v5.TroubleTicketStatusChangeEvent'), path)).toMatchObject({
      status: 204,
      body: '',
    });
  });

  it.each([
    '/listener',
    '/listener/troubleTicketStatusChangeEvent',
    '/listener/listener/troubleTicketStatusChangeEvent',
  ])('hears at %s, wherever a hub puts its notifications', async (path) => {
    expect((await notify(sampleOf(V4), path)).status).toBe(201);
  });

  it('says 201 to what is too old to have an effect, and nothing more', async () => {
    const old = notificationOf(V4, { id: 'TT-OLD' }, { timeOcurred: '2024-01-01T00:00:00Z' });
    expect((await notify(old)).status).toBe(201);
    const ids = (await suite.records('bss.ticket.v1')).map(({ key }) => key);
    expect(ids).not.toContain('TT-OLD');
  });

  it('wants an API key, and a body', async () => {
    expect((await notify(sampleOf(V4), '/listener', { key: null })).status).toBe(401);
    expect((await service.call('POST', '/listener')).status).toBe(400);
  });

  it('has both events of a complaint about a bill on their topics', async () => {
    const relatedEntity = [{ id: 'BIL-7', '@referredType': 'CustomerBill' }];
    const complaint = notificationOf(V4, { id: 'TT-C', ticketType: 'complaint', relatedEntity }, { eventId: 'E-C' });
    expect((await notify(complaint)).status).toBe(201);
    const [tickets, disputes] = await Promise.all(
      ['bss.ticket.v1', 'bss.dispute.v1'].map((topic) => suite.records(topic)),
    );
    expect(tickets?.filter(({ id }) => id === 'E-C')).toHaveLength(1);
    expect(disputes?.map(({ id, data }) => [id, Object(data).billId])).toEqual([['E-C/dispute', 'BIL-7']]);
  });
});
