import {
  responseCorrected,
  type ExposureComputed,
  type OutgoingEvent,
  type ResponseReceived,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import {
  aCallFailure,
  aCoverage,
  aMeasurement,
  anInteraction,
  anOrderChange,
  aResponse,
  aSessionFailure,
  aSlowSession,
  aSubscription,
  aThrottledSession,
  aTicketChange,
} from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** From operational events and an answer to what hit the respondent. All sources are complete for 2026-10 and 2026-11, and for no other time. */
const ANSWERED_AT = Date.UTC(2026, 10, 23, 12);
const daysBefore = (days: number): Instant => ANSWERED_AT - days * DAY_MS;

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('kpi-correlation', { CLOCK: 'simulated' });
  await happened(aCoverage('october', Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1)));
  await happened(aCoverage('november', Date.UTC(2026, 10, 1), Date.UTC(2026, 11, 1)));
});
afterAll(async () => {
  await suite.close();
});

/** Sends events that arrive when they happen, or at `timestamp`, and waits until they are stored. */
async function happened(events: OutgoingEvent | readonly OutgoingEvent[], timestamp?: Instant): Promise<void> {
  for (const event of 'id' in events ? [events] : events)
    await suite.send([event], { timestamp: timestamp ?? event.time });
  await suite.settled('kpi-correlation');
}

const readExposure = (responseId: string) => service.call('GET', `/v1/responses/${responseId}/exposure`);

/** The exposure of an answer that arrives when it is given, or at `timestamp`. */
async function answered(
  response: OutgoingEvent<ResponseReceived>,
  timestamp = response.time,
): Promise<ExposureComputed> {
  await suite.send([response], { timestamp });
  const { body } = await eventually(async () => {
    const read = await readExposure(response.data.responseId);
    expect(read).toMatchObject({ status: 200, body: { revision: response.data.revision } });
    return read;
  });
  return body as ExposureComputed;
}

const valuesOf = ({ kpis }: ExposureComputed) => Object.fromEntries(kpis.map(({ kpi, value }) => [kpi, value]));
const kpiOf = ({ kpis }: ExposureComputed, name: string) => kpis.find(({ kpi }) => kpi === name);
/** One person on one line of one customer, nobody else's. */
const person = (name: string) => ({
  subscriptionId: `SUB-${name}`,
  customerId: `CUS-${name}`,
  contactId: `CON-${name}`,
});

it('counts calls by who ended them: the network, and not the user', async () => {
  const { subscriptionId } = person('calls');
  await happened([
    aCallFailure('calls-1', daysBefore(1), { subscriptionId, cellId: 'CELL-7' }),
    aCallFailure('calls-2', daysBefore(2), { subscriptionId }),
    aCallFailure('calls-3', daysBefore(3), {
      subscriptionId,
      kind: 'setupFailure',
      durationSec: 0,
      cause: { protocol: 'sip', value: 503 },
    }),
    aCallFailure('calls-4', daysBefore(4), { subscriptionId, cause: { protocol: 'releaseCause', value: 1 } }),
    aMeasurement('calls-5', daysBefore(5), ratio('voice.drop.ratio', subscriptionId, daysBefore(5), 6, 100)),
    aMeasurement('calls-6', daysBefore(6), ratio('voice.drop.ratio', subscriptionId, daysBefore(6), 0, 50)),
    aMeasurement('calls-7', daysBefore(6), ratio('voice.setupfail.ratio', subscriptionId, daysBefore(6), 1, 9)),
  ]);
  const exposure = await answered(aResponse('calls', ANSWERED_AT, person('calls')));
  expect(valuesOf(exposure)).toMatchObject({
    'voice.drop.count': 2,
    'voice.setupfail.count': 1,
    'voice.drop.ratio': 0.04,
  });
  expect(kpiOf(exposure, 'voice.drop.count')).toMatchObject({ unit: 'count', missing: false, events: 2 });
  // Nine attempts are too few for a rate.
  expect(kpiOf(exposure, 'voice.setupfail.ratio')).toMatchObject({ missing: true, events: 1 });
  expect(exposure.evidence).toContainEqual({
    kpi: 'voice.drop.count',
    eventId: 'calls-1',
    type: 'oss.call.failure.v1',
    at: toIso(daysBefore(1)),
    shared: { kind: 'resource', id: 'CELL-7' },
  });
  const other = exposure.evidence?.find(({ eventId }) => eventId === 'calls-4' || eventId === 'calls-3');
  expect(other).not.toHaveProperty('shared');
});

function ratio(kpi: string, subscriptionId: string, end: Instant, numerator: number, denominator: number) {
  const scope = { kind: 'subscription', id: subscriptionId } as const;
  return {
    kpi,
    scope,
    periodStart: toIso(end - HOUR_MS),
    value: numerator / denominator,
    unit: 'ratio',
    numerator,
    denominator,
  };
}

it('sums failures, slow and throttled minutes of data sessions', async () => {
  const { subscriptionId } = person('data');
  await happened([
    aSessionFailure('data-1', daysBefore(1), { subscriptionId }),
    aSlowSession('data-2', daysBefore(2), 1_440, { subscriptionId }),
    aSlowSession('data-3', daysBefore(3), 600, { subscriptionId }),
    aThrottledSession('data-4', daysBefore(4), 900, { subscriptionId }),
  ]);
  const exposure = await answered(aResponse('data', ANSWERED_AT, person('data')));
  expect(valuesOf(exposure)).toMatchObject({
    'data.fail.count': 1,
    'data.slow.minutes': 34,
    'data.throttled.minutes': 15,
  });
});

it('folds a ticket’s history, in whatever order it came, into open time, resolution, reopening and overdue', async () => {
  const ticket = { ...person('ticket'), ticketId: 'TT-ticket' };
  const opened = daysBefore(5);
  const created = aTicketChange('ticket-1', opened, {
    ...ticket,
    change: 'created',
    status: 'acknowledged',
    expectedResolutionAt: toIso(opened + 2 * HOUR_MS),
  });
  const resolved = aTicketChange('ticket-2', opened + 4 * HOUR_MS, { ...ticket, status: 'resolved' });
  const reopened = aTicketChange('ticket-3', opened + DAY_MS, ticket);
  // TMF bodies may be partial: this one names neither customer nor subscription.
  const closed = aTicketChange('ticket-4', opened + DAY_MS + 2 * HOUR_MS, {
    ticketId: 'TT-ticket',
    status: 'closed',
    customerId: undefined,
    subscriptionId: undefined,
  });
  await happened([closed, reopened, resolved, created]);
  const exposure = await answered(aResponse('ticket', ANSWERED_AT, person('ticket')));
  expect(valuesOf(exposure)).toMatchObject({
    'ticket.opened.count': 1,
    'ticket.open.hours': 6,
    'ticket.resolution.hours': 3,
    'ticket.overdue.count': 1,
    'ticket.reopened.count': 1,
  });
});

it('counts an order’s days late from its first promise, to this day while it is awaited', async () => {
  const order = { ...person('order'), orderId: 'SO-order' };
  await happened([
    anOrderChange('order-1', daysBefore(20), { ...order, change: 'created', promisedAt: toIso(daysBefore(10)) }),
    anOrderChange('order-2', daysBefore(12), { ...order, change: 'attribute', promisedAt: toIso(daysBefore(1)) }),
    anOrderChange('order-3', daysBefore(9), { ...order, state: 'held' }),
  ]);
  const exposure = await answered(aResponse('order', ANSWERED_AT, person('order')));
  expect(valuesOf(exposure)).toMatchObject({
    'order.late.days': 10,
    'order.reschedule.count': 1,
    'order.fallout.count': 1,
  });
});

it('counts contacts, repeats for the same reason, sales and missed visits', async () => {
  const who = person('contact');
  const slot = { promisedFrom: toIso(daysBefore(2) - HOUR_MS), promisedTo: toIso(daysBefore(2)) };
  await happened([
    anInteraction('contact-1', daysBefore(9), { ...who, reason: 'bill' }),
    anInteraction('contact-2', daysBefore(6), { ...who, reason: 'bill' }),
    anInteraction('contact-3', daysBefore(5), { ...who, kind: 'sale' }),
    anInteraction('contact-4', daysBefore(2), {
      ...who,
      kind: 'technicianVisit',
      team: 'field north',
      visit: { ...slot, missed: true },
    }),
  ]);
  const exposure = await answered(aResponse('contact', ANSWERED_AT, who));
  expect(valuesOf(exposure)).toMatchObject({
    'interaction.count': 4,
    'interaction.repeat.count': 1,
    'sale.interaction.count': 1,
    'visit.missed.count': 1,
  });
  expect(exposure.evidence?.find(({ kpi }) => kpi === 'visit.missed.count')).toMatchObject({
    ...{ eventId: 'contact-4:completed', shared: { kind: 'technician', id: 'field north' } },
  });
});

it('is zero where nothing happened and the sources say so, and missing where they do not', async () => {
  const quiet = await answered(aResponse('quiet', ANSWERED_AT, person('quiet')));
  expect(kpiOf(quiet, 'voice.drop.count')).toEqual({
    kpi: 'voice.drop.count',
    unit: 'count',
    missing: false,
    value: 0,
    events: 0,
  });
  expect(quiet.evidence).toEqual([]);

  const june = Date.UTC(2026, 5, 23);
  await happened(aCallFailure('untold-1', june - DAY_MS, { subscriptionId: 'SUB-untold' }));
  const untold = await answered(aResponse('untold', june, person('untold')));
  const drops = kpiOf(untold, 'voice.drop.count');
  expect(drops).toMatchObject({ missing: true, events: 1 });
  expect(drops).not.toHaveProperty('value');
});

it('takes back the zero when a source’s later revision calls the time incomplete', async () => {
  const start = Date.UTC(2026, 2, 1);
  const answeredAt = start + 30 * DAY_MS;
  const word = {
    sourceId: 'cdr-voice',
    kpis: ['voice.drop.count'],
    periodStart: toIso(start),
    periodEnd: toIso(answeredAt),
  };
  await happened(aCoverage('march-1', start, answeredAt, { ...word, revision: 1 }));
  const before = await answered(aResponse('march-1', answeredAt, person('march')));
  expect(kpiOf(before, 'voice.drop.count')).toMatchObject({ missing: false, value: 0 });
  expect(kpiOf(before, 'data.fail.count')).toMatchObject({ missing: true });

  await happened(aCoverage('march-2', start, answeredAt, { ...word, revision: 2, complete: false }));
  await happened(aCoverage('march-3', start, answeredAt, { ...word, revision: 1 }));
  const after = await answered(aResponse('march-2', answeredAt, person('march')));
  expect(kpiOf(after, 'voice.drop.count')).toMatchObject({ missing: true });
});

it('begins with what is exactly a window old and ends before the answer', async () => {
  const { subscriptionId } = person('edges');
  await happened([
    aCallFailure('edges-too-old', daysBefore(28) - 1, { subscriptionId }),
    aCallFailure('edges-first', daysBefore(28), { subscriptionId }),
    aCallFailure('edges-last', ANSWERED_AT - 1, { subscriptionId }),
    aCallFailure('edges-at-the-answer', ANSWERED_AT, { subscriptionId }),
    aMeasurement('edges-period', ANSWERED_AT, { scope: { kind: 'subscription', id: subscriptionId }, value: 42 }),
  ]);
  const exposure = await answered(aResponse('edges', ANSWERED_AT, person('edges')));
  const evidence = exposure.evidence?.filter(({ kpi }) => kpi === 'voice.drop.count').map(({ eventId }) => eventId);
  expect(evidence?.sort()).toEqual(['edges-first', 'edges-last']);
  expect(valuesOf(exposure)).toMatchObject({ 'voice.drop.count': 2, 'lab.latency.ms': 42 });
});

it('takes all lines and the customer’s own events for an answer that names no line, and only the line’s for one that does', async () => {
  const customerId = 'CUS-firm';
  await happened([
    aSubscription('SUB-firm-1', daysBefore(90), { customerId }),
    aSubscription('SUB-firm-2', daysBefore(90), { customerId }),
    aCallFailure('firm-1', daysBefore(1), { subscriptionId: 'SUB-firm-1' }),
    aCallFailure('firm-2', daysBefore(2), { subscriptionId: 'SUB-firm-2', customerId }),
    anInteraction('firm-3', daysBefore(3), { customerId }),
  ]);
  const whole = await answered(
    aResponse('firm', ANSWERED_AT, { customerId, contactId: 'CON-firm', subscriptionId: undefined }),
  );
  expect(valuesOf(whole)).toMatchObject({ 'voice.drop.count': 2, 'interaction.count': 1 });
  const line = await answered(aResponse('line', ANSWERED_AT, { ...person('firm'), subscriptionId: 'SUB-firm-1' }));
  expect(valuesOf(line)).toMatchObject({ 'voice.drop.count': 1, 'interaction.count': 0 });
});

it('knows what was known when the answer came; a correction is computed anew, as a second revision', async () => {
  const who = person('late');
  await happened(aCallFailure('late-1', daysBefore(1), who), ANSWERED_AT + HOUR_MS);
  const response = aResponse('late', ANSWERED_AT, who);
  const first = await answered(response, ANSWERED_AT + MINUTE_MS);
  expect(first).toMatchObject({ revision: 1, knownAt: toIso(ANSWERED_AT + MINUTE_MS), windowDays: 28 });
  expect(valuesOf(first)['voice.drop.count']).toBe(0);

  const correctedAt = ANSWERED_AT + 2 * HOUR_MS;
  const correction = responseCorrected.create({
    id: 'RSP-late:2',
    source: response.source,
    time: correctedAt,
    correlationId: 'INV-late',
    data: { ...response.data, score: 8, revision: 2, correctionReason: 'customer' },
  });
  const second = await answered(correction);
  expect(second).toMatchObject({ revision: 2, knownAt: toIso(correctedAt) });
  expect(valuesOf(second)['voice.drop.count']).toBe(1);

  // The relay may send both again: nothing is newer, so nothing is told.
  const before = (await fatesOf(suite, 'kpi-correlation', 'survey.response.v1')).dropped;
  await suite.send([response, correction], { timestamp: correctedAt });
  await suite.settled('kpi-correlation');
  expect((await fatesOf(suite, 'kpi-correlation', 'survey.response.v1')).dropped).toBe(before + 2);

  const told = (await suite.records('kpi.exposure.v1')).filter(({ correlationId }) => correlationId === 'INV-late');
  expect(told.map(({ id, causationId, key, data }) => ({ id, causationId, key, data }))).toEqual([
    { id: 'RSP-late:exposure:1', causationId: 'RSP-late:1', key: 'RSP-late', data: first },
    { id: 'RSP-late:exposure:2', causationId: 'RSP-late:2', key: 'RSP-late', data: second },
  ]);
});

it('answers 404 with a way out for an answer it does not know, and 400 for a name that cannot be', async () => {
  expect(await readExposure('RSP-nobody')).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining('RSP-nobody') },
  });
  expect((await readExposure('%00')).status).toBe(400);
});
