import { contactUpserted } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import type { ServiceName } from '@sidetone/platform/service';
import { aCallFailure, aCustomer, anInteraction, aSubscription, aTick } from '../factories/index.js';
import { eventually, openSuite, type RunningService, type Suite } from '../suite/index.js';
import { openReceiver, type Receiver } from './open-receiver.js';
import type { SentSpan } from './read-spans.js';

const START = Date.parse('2026-09-01T00:00:00Z');
const SERVICES = ['survey-dispatch', 'response-ingest', 'kpi-correlation', 'close-the-loop'] as const;
/** Of the operator's own systems: a dropped call, and the contact with support that followed. */
const CALL = { traceId: 'a'.repeat(32), spanId: 'a'.repeat(16) };
const CONTACT = { traceId: 'b'.repeat(32), spanId: 'b'.repeat(16) };
const traceparent = ({ traceId, spanId }: typeof CALL): string => `00-${traceId}-${spanId}-01`;

let suite: Suite;
let receiver: Receiver;
const running = new Map<ServiceName, RunningService>();

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  receiver = await openReceiver();
  const env = {
    CLOCK: 'simulated',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    // Read by the SDK itself, in milliseconds.
    OTEL_BSP_SCHEDULE_DELAY: '100',
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.example',
    GATEWAY_URL: receiver.url,
  };
  await Promise.all(SERVICES.map(async (service) => running.set(service, await suite.start(service, env))));
}, 120_000);
afterAll(async () => {
  await suite.close();
  await receiver.close();
});

const settled = async (): Promise<void> => {
  // What one publishes another has still to take: twice around is as far as a case is from its answer.
  for (const _ of [1, 2]) for (const service of SERVICES) await suite.settled(service);
};

/** The span of a service, and those it continues, from the latest to the first; the last may be of somebody else. */
function ancestry(span: SentSpan): string[] {
  const parent = receiver.spans.find(({ spanId }) => spanId === span.parentSpanId);
  return [`${span.service}: ${span.name}`, ...(parent ? ancestry(parent) : [`from ${span.parentSpanId}`])];
}
const found = (service: ServiceName, name: string): Promise<SentSpan> =>
  eventually(() => {
    const span = receiver.spans.find((sent) => sent.service === service && sent.name === name);
    if (!span) throw new Error(`no span '${name}' of ${service} came`);
    return span;
  });

describe('traces', () => {
  it('lead from a contact with support to the case, over every topic and everything that waits', async () => {
    const at = START;
    const consent = { survey: true };
    const contact = { contactId: 'CON-100', customerId: 'CUS-100', language: 'fi', consent, version: 1 };
    await suite.send([
      aCustomer('CUS-100', at),
      contactUpserted.create({ id: 'CON-100-1', source: '//crm.example', time: at, data: contact }),
      aSubscription('SUB-1001', at),
    ]);
    await settled();
    await suite.send(
      [
        { ...aCallFailure('CALL-1', at), traceparent: traceparent(CALL) },
        { ...anInteraction('INT-1', at + HOUR_MS), traceparent: traceparent(CONTACT) },
      ],
      { timestamp: at + HOUR_MS },
    );
    await settled();
    await suite.send([aTick(at + DAY_MS + 2 * HOUR_MS)]);
    for (const service of SERVICES) await suite.settled(service, { now: at + DAY_MS + 2 * HOUR_MS });
    await settled();

    const [message] = await eventually(() => {
      if (receiver.messages.length === 0) throw new Error('nobody was asked');
      return receiver.messages;
    });
    const { link } = JSON.parse(message ?? '') as { link: string };
    const token = link.slice(link.lastIndexOf('/') + 1);
    const answered = await running
      .get('response-ingest')
      ?.call('POST', `/r/${token}`, { key: null, body: { score: 2 } });
    expect(answered?.status).toBe(200);
    await settled();
    await suite.send([aTick(at + DAY_MS + 2 * HOUR_MS + 30 * MINUTE_MS)]);
    await settled();

    const opened = await found('close-the-loop', 'create case.opened.v1');
    await eventually(() =>
      expect(ancestry(opened)).toEqual([
        'close-the-loop: create case.opened.v1',
        'close-the-loop: process survey.response.received.v1',
        'response-ingest: send survey.response.received.v1',
        'response-ingest: create survey.response.received.v1',
        'response-ingest: process survey.invitation.issued.v1',
        'survey-dispatch: send survey.invitation.issued.v1',
        'survey-dispatch: create survey.invitation.issued.v1',
        'survey-dispatch: process bss.interaction.changed.v1',
        `from ${CONTACT.spanId}`,
      ]),
    );
    expect(opened.traceId).toBe(CONTACT.traceId);
  });

  it('link what an exposure rests on, and an answer to the request that brought it', async () => {
    const exposure = await found('kpi-correlation', 'create kpi.exposure.computed.v1');
    const call = await found('kpi-correlation', 'process oss.call.failure.v1');
    expect(exposure).toMatchObject({
      traceId: CONTACT.traceId,
      links: expect.arrayContaining([{ traceId: CALL.traceId, spanId: call.spanId }]),
    });
    expect(call).toMatchObject({ ...CALL, spanId: call.spanId, parentSpanId: CALL.spanId });
    await found('close-the-loop', 'process kpi.exposure.computed.v1');

    const request = await found('response-ingest', 'POST /r/:token');
    const answer = await found('response-ingest', 'create survey.response.received.v1');
    expect(answer.links).toEqual([{ traceId: request.traceId, spanId: request.spanId }]);
  });

  it('tell nothing of whom they are about', async () => {
    await eventually(() => expect(receiver.spans.length).toBeGreaterThan(20));
    const told = receiver.spans.flatMap(({ name, attributes }) =>
      // Ids of events are told: they are the operator's own, and stand in the log too.
      Object.entries({ ...attributes, name }).filter(([key]) => key !== 'cloudevents.event_id'),
    );
    expect(
      told.filter(([, value]) => /CON-100|CUS-100|SUB-1001|survey\.example|\/r\/(?!:token)/.test(String(value))),
    ).toEqual([]);
  });

  it('go on in the headers of Kafka, as CloudEvents and as other clients tell them', async () => {
    const [response] = await suite.rawRecords('survey.response.v1');
    const header = (name: string): string => String(response?.headers[name]);
    const sent = await found('response-ingest', 'send survey.response.received.v1');
    const created = await found('response-ingest', 'create survey.response.received.v1');
    expect(header('traceparent')).toBe(traceparent(sent));
    expect(header('ce_traceparent')).toBe(traceparent(created));
  });

  it('are of no interest to a service that was not told where to send them', async () => {
    const [before] = await suite.query<{ kept: number }>(
      'close-the-loop',
      sql`select count(*)::int as kept from trace_context`,
    );
    await running.get('close-the-loop')?.stop();
    await suite.start('close-the-loop', { CLOCK: 'simulated' });
    const already = receiver.spans.filter(({ service }) => service === 'close-the-loop').length;
    await suite.send([aCustomer('CUS-101', START)]);
    await suite.settled('close-the-loop');
    const [after] = await suite.query('close-the-loop', sql`select count(*)::int as kept from trace_context`);
    expect(before?.kept).toBeGreaterThan(0);
    expect(after).toEqual(before);
    expect(receiver.spans.filter(({ service }) => service === 'close-the-loop')).toHaveLength(already);
  });
});
