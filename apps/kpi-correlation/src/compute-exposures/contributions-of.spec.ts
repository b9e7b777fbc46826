import { contributionsOf, type StoredEvent } from './contributions-of.js';

const at = Date.UTC(2026, 10, 20, 8);
const storedEvent = (event: Partial<StoredEvent>): StoredEvent => ({
  type: 'oss.call.failure.v1',
  event_id: 'V-1',
  entity_id: null,
  happened_at: at,
  arrived_at: at,
  kpi: null,
  amount: null,
  data: null,
  ...event,
});

describe('contributionsOf', () => {
  it('takes a fact as it was stored', () => {
    expect(contributionsOf([storedEvent({ kpi: 'voice.drop.count', amount: 1 })])).toEqual([
      { kpi: 'voice.drop.count', eventId: 'V-1', type: 'oss.call.failure.v1', at, amount: 1 },
    ]);
  });

  it('leaves out what adds to no KPI: a superseded, voided or suspect fact', () => {
    expect(contributionsOf([storedEvent({ kpi: null })])).toEqual([]);
  });

  it('gives a measurement its period, the parts of its ratio and its unit', () => {
    const data = {
      kpi: 'voice.drop.ratio',
      periodStart: '2026-11-20T07:00:00Z',
      periodEnd: '2026-11-20T08:00:00Z',
      numerator: 6,
      denominator: 144,
      unit: 'ratio',
    };
    const measured = storedEvent({
      type: 'kpi.measurement.recorded.v1',
      kpi: 'voice.drop.ratio',
      amount: 0.0417,
      data: JSON.stringify(data),
    });
    expect(contributionsOf([measured])).toMatchObject([
      {
        kpi: 'voice.drop.ratio',
        from: at - 3_600_000,
        to: at,
        numerator: 6,
        denominator: 144,
        unit: 'ratio',
        amount: 0.0417,
      },
    ]);
  });

  it('folds each entity by itself, and each family by its own rules', () => {
    const ticket = (entity_id: string, event_id: string) =>
      storedEvent({
        type: 'bss.ticket.changed.v1',
        entity_id,
        event_id,
        data: JSON.stringify({ ticketId: entity_id, status: 'acknowledged', statusChangedAt: '2026-11-20T08:00:00Z' }),
      });
    // An order may have the number of a ticket.
    const order = storedEvent({
      type: 'bss.order.changed.v1',
      entity_id: 'TT-1',
      event_id: 'O-1',
      data: JSON.stringify({ orderId: 'TT-1', state: 'failed', stateChangedAt: '2026-11-20T08:00:00Z' }),
    });
    const found = contributionsOf([ticket('TT-1', 'T-1'), ticket('TT-2', 'T-2'), ticket('TT-1', 'T-3'), order]);
    expect(found.filter(({ kpi }) => kpi === 'ticket.opened.count').map(({ eventId }) => eventId)).toEqual([
      'T-1',
      'T-2',
    ]);
    expect(found.filter(({ kpi }) => kpi === 'order.fallout.count').map(({ eventId }) => eventId)).toEqual(['O-1']);
  });
});
