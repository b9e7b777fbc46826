import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { ticketChanged, type ExposureComputed, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import {
  aCallFailure,
  aCoverage,
  aMeasurement,
  anAlarmChange,
  aProblemChange,
  aResponse,
  aSubscription,
  aTick,
  aTicketChange,
  aTopologyLink,
} from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** Who is hit by what: lines that change hands, cells that carry them for a while and in part, services, and masters that come late. */
const ANSWERED_AT = Date.UTC(2026, 10, 23, 12);
const before = (hours: number): Instant => ANSWERED_AT - hours * HOUR_MS;
const YEAR_AGO = ANSWERED_AT - 365 * DAY_MS;

let suite: Suite;
let service: RunningService;
let now = ANSWERED_AT;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  service = await suite.start('kpi-correlation', { CLOCK: 'simulated' });
  await happened(aCoverage('all', ANSWERED_AT - 60 * DAY_MS, ANSWERED_AT + DAY_MS));
});
afterAll(async () => {
  await suite.close();
});

/** Sends events that arrive when they happen, or now where that is later. */
async function happened(...events: readonly OutgoingEvent[]): Promise<void> {
  for (const event of events) await suite.send([event], { timestamp: Math.max(event.time, now) });
  await suite.settled('kpi-correlation');
}

const exposureOf = async (number: string, revision: number): Promise<Readonly<Record<string, number | undefined>>> =>
  eventually(async () => {
    const { status, body } = await service.call('GET', `/v1/responses/RSP-${number}/exposure`);
    const exposure = body as ExposureComputed;
    expect({ status, revision: exposure.revision }).toEqual({ status: 200, revision });
    return Object.fromEntries(exposure.kpis.map(({ kpi, value }) => [kpi, value]));
  });

/** What hit the respondent of an answer that is given at the world's one moment and arrives now. */
async function answered(number: string, who: Parameters<typeof aResponse>[2]): ReturnType<typeof exposureOf> {
  await suite.send([aResponse(number, ANSWERED_AT, { contactId: `CON-${number}`, ...who })], {
    timestamp: now,
  });
  return exposureOf(number, 1);
}

/** Lets a minute pass, in which what was touched is computed anew. */
async function aMinuteLater(): Promise<void> {
  now += MINUTE_MS;
  await suite.send([aTick(now)], { timestamp: now });
  await suite.settled('kpi-correlation', { now });
}

const onCell = (subscriptionId: string, customerId: string, ...links: OutgoingEvent[]) =>
  happened(aSubscription(subscriptionId, YEAR_AGO, { customerId }), ...links);
const outage = (alarmId: string, resourceId: string, from: Instant, to: Instant) => [
  anAlarmChange(`${alarmId}-raised`, from, { alarmId, resourceId }),
  anAlarmChange(`${alarmId}-cleared`, to, {
    alarmId,
    resourceId,
    change: 'state',
    severity: 'cleared',
    raisedAt: toIso(from),
    clearedAt: toIso(to),
  }),
];

it('brings an outage to the lines on that cell at that time, and to no other', async () => {
  await onCell('SUB-on', 'CUS-on', aTopologyLink('SUB-on', YEAR_AGO, { resourceId: 'CELL-A' }));
  await onCell('SUB-off', 'CUS-off', aTopologyLink('SUB-off', YEAR_AGO, { resourceId: 'CELL-B' }));
  // Left the cell an hour before the outage ended; came to it when it was over.
  await onCell(
    'SUB-left',
    'CUS-left',
    aTopologyLink('SUB-left', YEAR_AGO, { resourceId: 'CELL-A', validTo: toIso(before(5)) }),
    aTopologyLink('SUB-left', before(5), { resourceId: 'CELL-B' }),
  );
  await onCell('SUB-came', 'CUS-came', aTopologyLink('SUB-came', before(4), { resourceId: 'CELL-A' }));
  await happened(...outage('A-a', 'CELL-A', before(7), before(4)));

  const minutes = async (name: string) =>
    (await answered(name, { customerId: `CUS-${name}`, subscriptionId: `SUB-${name}` }))['outage.minutes'];
  expect(await minutes('on')).toBe(180);
  expect(await minutes('off')).toBe(0);
  expect(await minutes('left')).toBe(120);
  expect(await minutes('came')).toBe(0);
});

it('counts overlapping alarms and problems of one line once, each by the share of its use', async () => {
  await onCell(
    'SUB-part',
    'CUS-part',
    aTopologyLink('SUB-part', YEAR_AGO, { resourceId: 'CELL-C', weight: 0.6 }),
    aTopologyLink('SUB-part', YEAR_AGO, { resourceId: 'CELL-D', weight: 0.3 }),
  );
  await happened(
    aSubscription('SUB-part', YEAR_AGO + 1, { customerId: 'CUS-part', serviceIds: ['SVC-part'], version: 2 }),
    ...outage('A-c', 'CELL-C', before(10), before(8)),
    ...outage('A-d', 'CELL-D', before(9), before(7)),
    aProblemChange('P-part', before(20), {
      problemId: 'P-part',
      status: 'resolved',
      statusChangedAt: toIso(before(19)),
      openedAt: toIso(before(20)),
      resolvedAt: toIso(before(19)),
      serviceIds: ['SVC-part'],
    }),
  );
  const exposure = await answered('part', { customerId: 'CUS-part', subscriptionId: 'SUB-part' });
  // Two hours at 0.6, one more at 0.3, and a whole hour of the service.
  expect(exposure['outage.minutes']).toBeCloseTo(72 + 18 + 60, 9);
  expect(exposure['outage.count']).toBe(2);
});

it('brings what was measured on a cell to its lines, by the share of their use', async () => {
  await onCell('SUB-cell', 'CUS-cell', aTopologyLink('SUB-cell', YEAR_AGO, { resourceId: 'CELL-E', weight: 0.5 }));
  const scope = { kind: 'cell', id: 'CELL-E' } as const;
  await happened(
    aMeasurement('low', before(3), { scope, kpi: 'coverage.low.minutes', value: 40, unit: 'min' }),
    aMeasurement('ratio', before(3), {
      scope,
      kpi: 'voice.drop.ratio',
      value: 0.04,
      unit: 'ratio',
      numerator: 6,
      denominator: 150,
    }),
  );
  expect(await answered('cell', { customerId: 'CUS-cell', subscriptionId: 'SUB-cell' })).toMatchObject({
    'coverage.low.minutes': 20,
    'voice.drop.ratio': 0.04,
  });
});

it('leaves what hit a line before it changed hands with whom it hit', async () => {
  await happened(
    aSubscription('SUB-sold', YEAR_AGO, { customerId: 'CUS-seller' }),
    aSubscription('SUB-sold', before(48), { customerId: 'CUS-buyer', version: 2 }),
    ...[60, 50, 40].map((hours) => aCallFailure(`sold-${hours}`, before(hours), { subscriptionId: 'SUB-sold' })),
  );
  const drops = async (name: string, who: Parameters<typeof aResponse>[2]) =>
    (await answered(name, who))['voice.drop.count'];
  expect(await drops('seller', { customerId: 'CUS-seller', subscriptionId: undefined })).toBe(2);
  expect(await drops('buyer', { customerId: 'CUS-buyer', subscriptionId: undefined })).toBe(1);
  expect(await drops('buyer-line', { customerId: 'CUS-buyer', subscriptionId: 'SUB-sold' })).toBe(1);
});

it('keeps a customer’s own ticket at the customer, and brings one about a service to the line it delivers', async () => {
  const opened = { subscriptionId: undefined, customerId: 'CUS-desk' };
  await happened(
    aSubscription('SUB-desk', YEAR_AGO, { customerId: 'CUS-desk', serviceIds: ['SVC-desk'] }),
    aTicketChange('T-own', before(5), { ticketId: 'T-own', ...opened }),
    aTicketChange('T-service', before(4), { ticketId: 'T-service', ...opened, relatedIds: ['SVC-desk'] }),
  );
  const line = await answered('desk-line', { customerId: 'CUS-desk', subscriptionId: 'SUB-desk' });
  expect(line['ticket.opened.count']).toBe(1);
  const whole = await answered('desk', { customerId: 'CUS-desk', subscriptionId: undefined });
  expect(whole['ticket.opened.count']).toBe(2);
});

it('computes exposures anew when topology and masters come late, each as a version of its own', async () => {
  await happened(...outage('A-f', 'CELL-F', before(30), before(29)));
  await happened(aCallFailure('late', before(31), { subscriptionId: 'SUB-late' }));
  const who = { customerId: 'CUS-late', subscriptionId: undefined };
  expect(await answered('late', who)).toMatchObject({ 'outage.minutes': 0, 'voice.drop.count': 0 });

  await happened(aSubscription('SUB-late', YEAR_AGO, { customerId: 'CUS-late' }));
  await aMinuteLater();
  expect(await exposureOf('late', 2)).toMatchObject({ 'outage.minutes': 0, 'voice.drop.count': 1 });

  await happened(aTopologyLink('SUB-late', YEAR_AGO, { resourceId: 'CELL-F' }));
  await aMinuteLater();
  expect(await exposureOf('late', 3)).toMatchObject({ 'outage.minutes': 60, 'voice.drop.count': 1 });

  // The alarm was no outage after all.
  await happened(anAlarmChange('A-f-deleted', before(1), { alarmId: 'A-f', resourceId: 'CELL-F', change: 'deleted' }));
  await aMinuteLater();
  expect(await exposureOf('late', 4)).toMatchObject({ 'outage.minutes': 0 });
});

it('finds whose a ticket is by its other tellings when a late one names nothing but the ticket', async () => {
  await happened(
    aSubscription('SUB-partial', YEAR_AGO, { customerId: 'CUS-partial' }),
    aTicketChange('TT-partial-1', before(10), { ticketId: 'TT-partial', subscriptionId: 'SUB-partial' }),
  );
  const open = await answered('partial', { customerId: 'CUS-partial', subscriptionId: 'SUB-partial' });
  expect(open['ticket.open.hours']).toBe(10);

  const resolved = {
    ticketId: 'TT-partial',
    change: 'status',
    status: 'resolved',
    statusChangedAt: toIso(before(4)),
  } as const;
  await happened(
    ticketChanged.create({ id: 'TT-partial-2', source: '//bss.example/tmf621', time: before(4), data: resolved }),
  );
  await aMinuteLater();
  expect((await exposureOf('partial', 2))['ticket.open.hours']).toBe(6);
});

it('computes exposures anew when the first owner of a line comes late, and when line and link are deleted', async () => {
  const deleted = async (event: OutgoingEvent): Promise<void> => {
    await suite.sendRecords([{ ...encodeEvent(event), value: null, timestamp: now }]);
    await suite.settled('kpi-correlation');
    await aMinuteLater();
  };
  const second = aSubscription('SUB-first', before(1), { customerId: 'CUS-second', version: 2 });
  const link = aTopologyLink('SUB-first', YEAR_AGO, { resourceId: 'CELL-G' });
  await happened(second, link, ...outage('A-g', 'CELL-G', before(5), before(3)));
  await happened(aCallFailure('first', before(30), { subscriptionId: 'SUB-first' }));
  const who = { customerId: 'CUS-second', subscriptionId: undefined };
  expect(await answered('first', who)).toMatchObject({ 'outage.minutes': 120, 'voice.drop.count': 1 });

  // Its cell is another: the link is another's from then on.
  const moved = aTopologyLink('SUB-first', YEAR_AGO, { resourceId: 'CELL-G', subscriptionId: 'SUB-else', version: 2 });
  await happened(moved);
  await aMinuteLater();
  expect(await exposureOf('first', 2)).toMatchObject({ 'outage.minutes': 0, 'voice.drop.count': 1 });
  const back = aTopologyLink('SUB-first', YEAR_AGO, { resourceId: 'CELL-G', version: 3 });
  await happened(back);
  await aMinuteLater();
  expect(await exposureOf('first', 3)).toMatchObject({ 'outage.minutes': 120 });
  await deleted(back);
  expect(await exposureOf('first', 4)).toMatchObject({ 'outage.minutes': 0, 'voice.drop.count': 1 });

  // Its first owner was another, since a time after the failed call and yet for all time before.
  await happened(aSubscription('SUB-first', before(2), { customerId: 'CUS-first' }));
  await aMinuteLater();
  expect(await exposureOf('first', 5)).toMatchObject({ 'voice.drop.count': 0 });
  await happened(aCallFailure('mine', before(0.5), { subscriptionId: 'SUB-first' }));
  await aMinuteLater();
  expect(await exposureOf('first', 6)).toMatchObject({ 'voice.drop.count': 1 });
  await deleted(second);
  expect(await exposureOf('first', 7)).toMatchObject({ 'voice.drop.count': 0 });
});
