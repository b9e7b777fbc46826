import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { factsOf, type StoredEvent } from './facts-of.js';

const at = Date.UTC(2026, 10, 20, 8);
const storedEvent = ({ data, ...event }: Partial<Omit<StoredEvent, 'data'>> & { data?: object }): StoredEvent => ({
  type: 'oss.call.failure.v1',
  event_id: 'V-1',
  entity_id: null,
  happened_at: at,
  arrived_at: at,
  data: JSON.stringify(data ?? { kind: 'drop', cause: { protocol: 'q850', value: 41 } }),
  ...event,
});
const measurement = (data: object, reach: Partial<Omit<StoredEvent, 'data'>> = {}) =>
  storedEvent({
    type: 'kpi.measurement.recorded.v1',
    data: { kpi: 'cell.load', periodStart: toIso(at - HOUR_MS), periodEnd: toIso(at), value: 80, unit: '%', ...data },
    ...reach,
  });
const ticket = (
  entity_id: string,
  event_id: string,
  reach: Partial<Omit<StoredEvent, 'data'>> = {},
  data: object = {},
) =>
  storedEvent({
    type: 'bss.ticket.changed.v1',
    entity_id,
    event_id,
    data: { ticketId: entity_id, status: 'acknowledged', statusChangedAt: toIso(at), ...data },
    ...reach,
  });
const names = (events: readonly StoredEvent[]) => factsOf(events).map(({ name, eventId }) => `${name} ${eventId}`);

describe('factsOf', () => {
  it('tells a failed call, and whose fault it was', () => {
    expect(factsOf([storedEvent({})])).toEqual([
      {
        name: 'call.failed',
        eventId: 'V-1',
        type: 'oss.call.failure.v1',
        at,
        fields: { kind: 'drop', cause: { protocol: 'q850', value: 41 }, networkFault: true },
      },
    ]);
  });

  it('tells nothing of what was voided or is suspect', () => {
    expect(factsOf([storedEvent({ data: { voided: true, cause: { protocol: 'q850', value: 41 } } })])).toEqual([]);
    expect(factsOf([measurement({ suspect: true }), measurement({ voided: true })])).toEqual([]);
  });

  it('gives a measurement its period', () => {
    expect(factsOf([measurement({})])).toMatchObject([
      { name: 'measured', at, from: at - HOUR_MS, to: at, fields: { kpi: 'cell.load', value: 80 } },
    ]);
  });

  it('folds each entity by itself, and each family by its own rules', () => {
    // An order may have the number of a ticket.
    const order = storedEvent({
      type: 'bss.order.changed.v1',
      entity_id: 'TT-1',
      event_id: 'O-1',
      data: { orderId: 'TT-1', state: 'failed', stateChangedAt: toIso(at) },
    });
    expect(names([ticket('TT-1', 'T-1'), ticket('TT-2', 'T-2'), ticket('TT-1', 'T-3'), order])).toEqual([
      'order.fallout O-1',
      'ticket.open T-1',
      'ticket.open T-2',
      'ticket.opened T-1',
      'ticket.opened T-2',
    ]);
  });

  it('counts what reached a line through several resources once, by the largest share', () => {
    const through = (share: number, line = 'SUB-1') => storedEvent({ line, share });
    const facts = factsOf([through(0.2), through(0.7), through(0.5), through(0.3, 'SUB-2')]);
    expect(facts.map(({ line, share }) => ({ line, share }))).toEqual([
      { line: 'SUB-1', share: 0.7 },
      { line: 'SUB-2', share: 0.3 },
    ]);
  });

  it('keeps two events apart that bear the same id at different times', () => {
    const facts = factsOf([storedEvent({}), storedEvent({ happened_at: at + HOUR_MS })]);
    expect(facts).toHaveLength(2);
  });

  it('looks at the touchpoints of several lines together', () => {
    const contact = (id: string, line: string, happened_at: number) =>
      storedEvent({
        type: 'bss.interaction.changed.v1',
        entity_id: id,
        event_id: id,
        happened_at,
        line,
        data: { interactionId: id, kind: 'support', reason: 'bill', statusChangedAt: toIso(happened_at) },
      });
    const found = factsOf([contact('I-1', 'SUB-1', at), contact('I-2', 'SUB-2', at + DAY_MS)]);
    expect(found.map(({ name, line }) => `${name} ${line}`)).toEqual([
      'interaction.held SUB-1',
      'interaction.held SUB-2',
      'interaction.repeated SUB-2',
    ]);
  });
});

describe('what reached a respondent through a resource', () => {
  const whileCarried = (from: number, to?: number) => ({ share: 0.6, within: { from, to: to ?? null } });

  it('is what happened while it carried the subscription, by its share', () => {
    const [fact] = factsOf([storedEvent(whileCarried(at, at + 1))]);
    expect(fact).toMatchObject({ share: 0.6, at });
    expect(factsOf([storedEvent(whileCarried(at - DAY_MS, at)), storedEvent(whileCarried(at + 1))])).toEqual([]);
  });

  it('counts a measured period by its last instant', () => {
    expect(factsOf([measurement({}, whileCarried(at - DAY_MS, at))])).toHaveLength(1);
    expect(factsOf([measurement({}, whileCarried(at))])).toEqual([]);
  });

  it('is the part of an interval in that time, once for each such time', () => {
    const closed = { status: 'closed', statusChangedAt: toIso(at + DAY_MS) };
    const reaches = [
      whileCarried(at - DAY_MS, at + HOUR_MS),
      whileCarried(at + 20 * HOUR_MS),
      whileCarried(at + 2 * DAY_MS),
    ];
    const events = reaches.flatMap((reach) => [ticket('TT-1', 'T-1', reach), ticket('TT-1', 'T-2', reach, closed)]);
    const open = factsOf(events).filter(({ name }) => name === 'ticket.open');
    expect(open.map(({ from, to }) => [from, to])).toEqual([
      [at, at + HOUR_MS],
      [at + 20 * HOUR_MS, at + DAY_MS],
    ]);
    expect(factsOf(events).filter(({ name }) => name === 'ticket.opened')).toHaveLength(1);
  });

  it('goes on to this day where neither the interval nor the link has an end', () => {
    const [open] = factsOf([ticket('TT-1', 'T-1', whileCarried(at + HOUR_MS))]);
    expect(open).toMatchObject({ name: 'ticket.open', from: at + HOUR_MS, at: at + HOUR_MS });
    expect(open).not.toHaveProperty('to');
  });
});

describe('an outage', () => {
  const alarm = (event_id: string, happened_at: number, reach: Partial<Omit<StoredEvent, 'data'>>, data: object = {}) =>
    storedEvent({
      type: 'oss.alarm.changed.v1',
      entity_id: 'A-1',
      event_id,
      happened_at,
      data: { alarmId: 'A-1', severity: 'critical', serviceAffecting: true, changedAt: toIso(happened_at), ...data },
      ...reach,
    });
  const raised = (reach: Partial<Omit<StoredEvent, 'data'>>) => [
    alarm('A-raised', at, reach, { change: 'raised' }),
    alarm('A-cleared', at + 4 * HOUR_MS, reach, { change: 'state', severity: 'cleared' }),
  ];

  it('reaches a subscription by each cell that the alarm is on, while that cell carried it', () => {
    const moved = at + HOUR_MS;
    const events = [
      ...raised({ line: 'SUB-1', share: 0.6, within: { from: at - DAY_MS, to: moved } }),
      ...raised({ line: 'SUB-1', share: 1, within: { from: moved } }),
      ...raised({ line: 'SUB-2', share: 0.25, within: { from: at - DAY_MS } }),
    ];
    expect(factsOf(events).map(({ name, line, share, from, to }) => [name, line, share, from, to])).toEqual([
      ['outage', 'SUB-1', 0.6, at, moved],
      ['outage', 'SUB-2', 0.25, at, at + 4 * HOUR_MS],
      ['outage', 'SUB-1', 1, moved, at + 4 * HOUR_MS],
    ]);
  });

  it('is told in the same order, in whatever order the events are read', () => {
    const events = [...raised({ share: 0.5 }), storedEvent({}), ticket('TT-1', 'T-1'), measurement({})];
    expect(factsOf([...events].reverse())).toEqual(factsOf(events));
  });
});
