import { readSamples } from '@sidetone/contracts/testing';
import { at } from './read-json.js';
import { dataOf, eventsOf, sampleOf } from './testing/adapt-sample.js';

/** Times are compared as instants: the samples leave out milliseconds that are 0. */
const instants = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, member: unknown) =>
    typeof member === 'string' && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(member) ? Date.parse(member) : member,
  );

describe('the pairs of samples', () => {
  // What the right side has and no body says: who the subscription's product belongs to, and names that the operator gives.
  it.each([
    ['tmf621-v4.TroubleTicketStatusChangeEvent', 'ce-bss.ticket.changed.v1', ['subscriptionId', 'system']],
    ['tmf642-v4.AlarmStateChangeEvent', 'ce-oss.alarm.changed.v1', []],
    ['tmf656-v4.ServiceProblemStateChangeEvent', 'ce-oss.problem.changed.v1', []],
    ['tmf641-v4.1.ServiceOrderStateChangeEvent', 'ce-bss.order.changed.v1', []],
    ['tmf678-v5.CustomerBillStateChangeEvent', 'ce-bss.bill.changed.v1', []],
    ['tmf683-v4.PartyInteractionStatusChangeEvent', 'ce-bss.interaction.changed.v1', ['team']],
  ])('%s becomes %s', (left, right, unsaid) => {
    const expected = sampleOf(right);
    const { data, ...attributes } = expected;
    const said = Object.fromEntries(Object.entries(Object(data)).filter(([name]) => !unsaid.includes(name)));
    const [event, ...others] = eventsOf(sampleOf(left));
    expect(others).toEqual([]);
    // A ticket also names the product that its subscription is found by.
    const { relatedIds, ...own } = Object(event?.data);
    const compared = 'relatedIds' in said ? event?.data : own;
    if (!('relatedIds' in said)) expect([undefined, ['PRD-1001']]).toContainEqual(relatedIds);
    expect(instants(compared)).toEqual(instants(said));
    expect(event).toMatchObject({
      type: attributes['type'],
      source: attributes['source'],
      id: attributes['id'],
      time: Date.parse(String(attributes['time'])),
      subject: attributes['subject'],
      key: attributes['type'] === 'bss.interaction.changed.v1' ? 'CUS-100' : attributes['subject'],
    });
    const recorded = attributes['recordedtime'];
    if (typeof recorded === 'string') expect(event?.recordedTime).toBe(Date.parse(recorded));
  });
});

describe('every sample notification', () => {
  const names = [...readSamples().keys()].filter((name) => name.startsWith('tmf')).map((name) => name.slice(0, -5));

  it('is there for each API and version', () => {
    expect(new Set(names.map((name) => name.slice(0, 9)))).toEqual(
      new Set([
        'tmf621-v4',
        'tmf621-v5',
        'tmf641-v4',
        'tmf642-v4',
        'tmf656-v3',
        'tmf656-v4',
        'tmf656-v5',
        'tmf678-v5',
        'tmf683-v4',
        'tmf683-v5',
      ]),
    );
  });

  it.each(names)('%s is taken in, and says which API and version it came from', (name) => {
    expect(dataOf(sampleOf(name))['tmf']).toBe(name.slice(3, 9).replace('-', ''));
  });

  it.each([
    ['a ticket', 'tmf621-v4.TroubleTicketCreateEvent', 'tmf621-v5.TroubleTicketCreateEvent'],
    [
      'an order without error messages',
      'tmf641-v4.0.ServiceOrderStateChangeEvent',
      'tmf641-v4.1.ServiceOrderStateChangeEvent',
    ],
    ['a problem of v3', 'tmf656-v3.ServiceProblemStateChangeNotification', 'tmf656-v4.ServiceProblemStateChangeEvent'],
    ['a problem of v5', 'tmf656-v5.ServiceProblemStateChangeEvent', 'tmf656-v4.ServiceProblemStateChangeEvent'],
  ])('says the same of %s in either version', (_what, one, other) => {
    const {
      tmf: _one,
      errors: _errors,
      jeopardyAt: _jeopardy,
      rootCauseIds: _roots,
      ...said
    } = dataOf(sampleOf(other));
    expect(instants(dataOf(sampleOf(one)))).toMatchObject(Object(instants(said)));
  });

  it('keeps the time that the source wrote it down beside the time that it happened', () => {
    const [event] = eventsOf(sampleOf('tmf621-v4.TroubleTicketCreateEvent'));
    expect([event?.time, event?.recordedTime]).toEqual([
      Date.parse('2026-11-22T16:05:11.402Z'),
      Date.parse('2026-11-22T16:05:12.018Z'),
    ]);
    const [v3] = eventsOf(sampleOf('tmf656-v3.ServiceProblemStateChangeNotification'));
    expect([v3?.time, v3?.recordedTime]).toEqual([Date.parse('2026-11-22T19:15:02Z'), undefined]);
  });

  it('carries its correlation', () => {
    expect(at(eventsOf(sampleOf('tmf656-v4.ServiceProblemStateChangeEvent'))[0], 'correlationId')).toBe(
      'alarm-88120417',
    );
  });
});
