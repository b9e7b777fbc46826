import {
  caseClosed,
  caseOpened,
  type InvitationIssued,
  type InvitationSuppressed,
  type OutgoingEvent,
  type ReceivedEvent,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aBillChange, aDisputeChange, anAlarmChange, aTicketChange, aTopologyLink } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { aContact, anInteraction, aSubscriptionOf, aTick } from '../testing/operator-events.js';
import { openTestGateway, type TestGateway } from '../testing/test-gateway.js';

const START = Date.parse('2026-09-01T00:00:00Z');
const EVERYTHING = ['openOutage', 'openComplaint', 'dunning', 'bereavement', 'openCase', 'staff'];

let suite: Suite;
let gateway: TestGateway;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  gateway = await openTestGateway();
  service = await suite.start('survey-dispatch', {
    CLOCK: 'simulated',
    OPERATOR_TIME_ZONE: 'UTC',
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.example/',
    GATEWAY_URL: gateway.url,
  });
  await until(START - HOUR_MS);
  await put('/v1/programmes/support-transactional', {
    title: 'After support',
    occasion: { kind: 'transactional', interactionKinds: ['support'], delayHours: 1 },
    onClash: 'delay',
    expiresDays: 60,
  });
}, 120_000);
afterAll(async () => {
  await suite.close();
  await gateway.close();
});

/** Lets everything sent take effect, then the clock get to `now`, then everything be done that is due there. */
async function until(now: Instant): Promise<void> {
  await suite.settled('survey-dispatch');
  await suite.send([aTick(now)]);
  await suite.settled('survey-dispatch', { now });
  await suite.settled('survey-dispatch');
}
const put = async (path: string, body: object) => {
  const answer = await service.call('PUT', path, { body, headers: { 'if-match': '*' } });
  if (answer.status > 201) throw new Error(JSON.stringify(answer.body));
};
const leaveAlone = (states: readonly string[]) =>
  put('/v1/contact-policy', {
    anySurvey: { invitedDays: 0, answeredDays: 0 },
    quietHours: null,
    leaveAlone: states,
  });
const tell = async (at: Instant, ...events: readonly OutgoingEvent[]) => {
  await suite.send(events, { timestamp: at });
  await suite.settled('survey-dispatch');
};
const ofThePlatform = { source: '//sidetone/close-the-loop' };

/** The contact CON-x of a customer CUS-x of its own, with the line SUB-x over CELL-x. */
const aPerson = (name: string, at: Instant, contact: Parameters<typeof aContact>[2] = {}) => [
  aContact(`CON-${name}`, at, { customerId: `CUS-${name}`, ...contact }),
  aSubscriptionOf(`CON-${name}`, `SUB-${name}`, at, { customerId: `CUS-${name}`, serviceIds: [`SVC-${name}`] }),
  aTopologyLink(`SUB-${name}`, START - 100 * DAY_MS, { resourceId: `CELL-${name}` }),
];
const hadSupport = (name: string, at: Instant, occasion = '') =>
  anInteraction(`INT-${name}${occasion}`, `CON-${name}`, at, { customerId: `CUS-${name}` });

const aCase = (caseId: string, at: Instant) =>
  caseOpened.create({
    id: `${caseId}-opened`,
    ...ofThePlatform,
    time: at,
    data: {
      caseId,
      responseId: 'RSP-1',
      customerId: 'CUS-heard',
      contactId: 'CON-heard',
      score: 2,
      band: 'detractor',
      priority: 1,
      team: 'service desk',
      firstContactDue: toIso(at + DAY_MS),
      resolveDue: toIso(at + DAY_MS),
      openedAt: toIso(at),
    },
  });

const everyDecision = async () => suite.records('survey.invitation.v1');
const asked = async () =>
  (await everyDecision())
    .filter((event): event is ReceivedEvent<InvitationIssued> => event.type === 'survey.invitation.issued.v1')
    .map(({ key }) => key?.replace('CON-', ''))
    .sort();
const leftAlone = async () =>
  (await everyDecision())
    .filter((event): event is ReceivedEvent<InvitationSuppressed> => event.type === 'survey.invitation.suppressed.v1')
    .map(({ key, data: { reason, mode } }) => `${key?.replace('CON-', '')} ${reason} ${mode}`)
    .sort();

describe('who is in the middle of something', () => {
  const opened = (at: Instant) => [
    anAlarmChange('alarm-1', at, { alarmId: 'A-1', resourceId: 'CELL-dark' }),
    anAlarmChange('alarm-of-service', at, { alarmId: 'A-2', resourceId: undefined, serviceIds: ['SVC-9', 'SVC-mute'] }),
    aDisputeChange('dispute-1', at, { disputeId: 'D-1', customerId: 'CUS-cross' }),
    aTicketChange('ticket-1', at, { ticketId: 'T-1', ticketType: ' Complaint', customerId: 'CUS-angry' }),
    aBillChange('bill-1', at - 20 * DAY_MS, { billId: 'B-1', customerId: 'CUS-owing', dueAt: toIso(at) }),
    aCase('CASE-1', at),
  ];
  const people = ['dark', 'mute', 'cross', 'angry', 'owing', 'heard', 'mourning', 'staff', 'moved', 'early', 'well'];

  it('is asked as ever by the policy that ships', async () => {
    expect(await service.call('GET', '/v1/contact-policy')).toMatchObject({ body: { version: 1, leaveAlone: [] } });
    await tell(
      START,
      ...people
        .filter((name) => name !== 'staff' && name !== 'moved')
        .flatMap((name) => aPerson(name, START - 60 * DAY_MS)),
      ...aPerson('staff', START, { roles: ['user', ' Staff'] }),
      ...aPerson('moved', START),
      aTopologyLink('SUB-moved', START - 50 * DAY_MS, {
        resourceId: 'CELL-dark',
        validTo: toIso(START - DAY_MS),
      }),
      aContact('CON-late', START - 40 * DAY_MS, { customerId: 'CUS-mourning', status: 'deceased' }),
      aContact('CON-longago', START - 91 * DAY_MS, { customerId: 'CUS-well', status: 'deceased' }),
      ...opened(START),
      aBillChange('bill-2', START, { billId: 'B-2', customerId: 'CUS-early', dueAt: toIso(START + 300 * DAY_MS) }),
    );
    await tell(START, ...people.map((name) => hadSupport(name, START)));
    await until(START + HOUR_MS);
    expect(await asked()).toEqual([...people].sort());
    expect(await leftAlone()).toEqual([]);
  });

  it('is left alone with the reason where the policy says so, and others are asked', async () => {
    const at = START + DAY_MS;
    await leaveAlone(EVERYTHING);
    await tell(at, ...people.map((name) => hadSupport(name, at, '-2')));
    await until(at + HOUR_MS);
    expect(await leftAlone()).toEqual(
      [
        'dark openOutage delay',
        'mute openOutage delay',
        'cross openComplaint delay',
        'angry openComplaint delay',
        'owing dunning delay',
        'heard openCase delay',
        'mourning bereavement block',
        'staff staff block',
      ].sort(),
    );
    expect(await asked()).toEqual([...people, 'moved', 'early', 'well'].sort());
  });

  it('is asked when it is over, and a late event opens nothing again', async () => {
    const at = START + DAY_MS + 2 * HOUR_MS;
    const before = await asked();
    await tell(
      at,
      anAlarmChange('alarm-2', at, { alarmId: 'A-1', change: 'state', severity: 'cleared' }),
      anAlarmChange('alarm-3', at, { alarmId: 'A-2', change: 'deleted', resourceId: undefined }),
      aDisputeChange('dispute-2', at, { disputeId: 'D-1', status: 'refused', customerId: undefined }),
      aTicketChange('ticket-2', at, { ticketId: 'T-1', status: 'resolved', customerId: undefined }),
      aBillChange('bill-3', at, { billId: 'B-1', state: 'settled', customerId: undefined }),
      caseClosed.create({
        id: 'CASE-1-closed',
        ...ofThePlatform,
        time: at,
        data: { caseId: 'CASE-1', outcome: 'resolved', openMin: 1560, slaMet: true, closedAt: toIso(at) },
      }),
    );
    await tell(at, ...opened(START + HOUR_MS).map((event) => ({ ...event, id: `${event.id}-late` })));
    await until(at + DAY_MS);
    expect(await asked()).toEqual([...before, 'dark', 'mute', 'cross', 'angry', 'owing', 'heard'].sort());
    const holding = await suite.query('survey-dispatch', sql`select distinct id, state from trouble order by id`);
    expect(holding).toEqual([{ id: 'B-2', state: 'dunning' }]);
  });
});

it('looks again at whom a message is for before each attempt', async () => {
  const at = START + 10 * DAY_MS;
  await until(at);
  const names = ['waits', 'bereft', 'gone'];
  await tell(at, ...names.flatMap((name) => aPerson(name, at)));
  await tell(at, ...names.map((name) => hadSupport(name, at)));
  gateway.mood = 'away';
  await until(at + HOUR_MS);
  const since = gateway.received.length;
  const invitationOf = async (name: string) => {
    const { body } = await service.call('GET', `/v1/invitations?contactId=CON-${name}`);
    return (body as { items: readonly Record<string, unknown>[] }).items[0];
  };
  for (const name of names) expect(await invitationOf(name)).toMatchObject({ state: 'issued', attempts: 1 });
  await tell(
    at,
    aTicketChange('ticket-9', at, { ticketId: 'T-9', ticketType: 'complaint', customerId: 'CUS-waits' }),
    aContact('CON-loved', at, { customerId: 'CUS-bereft', status: 'deceased' }),
    aContact('CON-gone', at, { customerId: 'CUS-gone', status: 'left', version: 2 }),
  );
  gateway.mood = 'take';
  const looked = at + HOUR_MS + MINUTE_MS;
  await until(looked);
  expect(await invitationOf('waits')).toMatchObject({
    state: 'issued',
    attempts: 1,
    nextAttemptAt: toIso(looked + DAY_MS),
  });
  expect(await invitationOf('bereft')).toMatchObject({
    state: 'failed',
    failure: 'the contact is left alone: bereavement',
  });
  expect(await invitationOf('gone')).toMatchObject({ state: 'failed', failure: 'the contact may no longer be asked' });
  const failed = (await everyDecision()).filter(({ type }) => type === 'survey.invitation.failed.v1');
  expect(failed.map(({ key, data }) => [key, (data as { outcome: string }).outcome]).sort()).toEqual([
    ['CON-bereft', 'calledOff'],
    ['CON-gone', 'calledOff'],
  ]);
  await tell(
    looked,
    aTicketChange('ticket-10', looked, { ticketId: 'T-9', status: 'resolved', customerId: undefined }),
  );
  await until(looked + DAY_MS);
  expect(gateway.received.slice(since).map(({ contactId }) => contactId)).toEqual(['CON-waits']);
});

it('forgets the open case of a contact that was deleted, alarms that have ended, and what topology told of the past', async () => {
  const at = START + 40 * DAY_MS;
  await until(at);
  await tell(
    at,
    aCase('CASE-2', at),
    anAlarmChange('alarm-9', at, { alarmId: 'A-9', resourceId: 'CELL-elsewhere' }),
    aTopologyLink('SUB-new', at, { resourceId: 'CELL-elsewhere' }),
  );
  const holding = () => suite.query('survey-dispatch', sql`select id from trouble where kind <> 'bill' order by id`);
  expect(await holding()).toEqual([{ id: 'A-9' }, { id: 'CASE-2' }]);
  await suite.sendRecords([{ topic: 'master.contact.v1', key: 'CON-heard', value: null, headers: {} }]);
  await suite.settled('survey-dispatch');
  expect(await holding()).toEqual([{ id: 'A-9' }]);
  const alarms = await suite.query('survey-dispatch', sql`select id from trouble_memory where kind = 'alarm'`);
  const ended = await suite.query('survey-dispatch', sql`select link_id from line_link where valid_to is not null`);
  expect([alarms, ended]).toEqual([[{ id: 'A-9' }], []]);
});
