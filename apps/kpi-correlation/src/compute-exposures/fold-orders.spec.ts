import { foldOrder } from './fold-orders.js';
import { of, orderTold } from './testing/tellings.js';

const promised = { change: 'created', state: 'acknowledged', promisedAt: '2026-11-11T15:00:00Z' } as const;
const completed = {
  state: 'completed',
  stateChangedAt: '2026-11-23T08:20:00Z',
  completedAt: '2026-11-23T08:00:00Z',
} as const;

describe('foldOrder', () => {
  it('is late from the first promise to completion; a moved promise heals nothing and is a reschedule', () => {
    const moved = {
      change: 'attribute',
      stateChangedAt: '2026-11-21T08:00:00Z',
      promisedAt: '2026-11-25T15:00:00Z',
    } as const;
    const facts = foldOrder(orderTold(promised, moved, completed));
    expect(of(facts, 'order.late')).toMatchObject([{ from: '2026-11-11T15:00:00Z', to: '2026-11-23T08:00:00Z' }]);
    expect(of(facts, 'order.rescheduled')).toMatchObject([{ at: '2026-11-21T08:00:00Z', eventId: 'E-2' }]);
  });

  it('goes on being late while it is awaited', () => {
    expect(of(foldOrder(orderTold(promised)), 'order.late')[0]).not.toHaveProperty('to');
  });

  it('is not late when done in time, and says nothing without a promise', () => {
    const inTime = { ...completed, completedAt: '2026-11-11T15:00:00Z' };
    expect(foldOrder(orderTold(promised, inTime))).toEqual([]);
    expect(foldOrder(orderTold({}, completed))).toEqual([]);
  });

  it('takes the requested date for the promise when none was given', () => {
    const requested = { requestedAt: '2026-11-12T15:00:00Z' };
    expect(of(foldOrder(orderTold(requested, completed)), 'order.late')).toMatchObject([
      { from: '2026-11-12T15:00:00Z' },
    ]);
  });

  it('counts each entry into a state of fallout once, and each error once, however often the body repeats it', () => {
    const held = { state: 'held', stateChangedAt: '2026-11-20T09:00:00Z' } as const;
    const stillHeld = { ...held, change: 'attribute', stateChangedAt: '2026-11-20T10:00:00Z' } as const;
    const error = { code: 'E17', message: 'no port', at: '2026-11-20T11:00:00Z' };
    const failing = { change: 'attribute', stateChangedAt: '2026-11-20T11:00:00Z', errors: [error] } as const;
    const repeated = { change: 'attribute', stateChangedAt: '2026-11-20T12:00:00Z', errors: [error] } as const;
    const again = {
      change: 'attribute',
      stateChangedAt: '2026-11-20T13:00:00Z',
      errors: [error, { code: 'E18' }],
    } as const;
    const fallouts = foldOrder(orderTold(held, stillHeld, failing, repeated, again));
    expect(of(fallouts, 'order.fallout').map(({ at }) => at)).toEqual([
      '2026-11-20T09:00:00Z',
      '2026-11-20T11:00:00Z',
      '2026-11-20T13:00:00Z',
    ]);
  });
});
