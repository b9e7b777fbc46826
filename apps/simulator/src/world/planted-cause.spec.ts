import { plantedCause } from './planted-cause.js';
import type { Loss } from './reasons.js';

const loss = (kpi: Loss['effect']['kpi'], logits: number): Loss => ({
  effect: { kpi, role: 'effect', form: 'linear', parameters: {}, beta: 1 },
  logits,
});

describe('plantedCause', () => {
  it('adds up what one cause took by several KPIs', () => {
    const losses = [loss('order.late.days', 0.5), loss('ticket.open.hours', 0.4), loss('ticket.overdue.count', 0.3)];
    expect(plantedCause(losses)).toBe('support.waiting');
    expect(plantedCause(losses.slice(0, 2))).toBe('delivery.late');
  });

  it('names none where nothing hurt that a person would think of', () => {
    expect(plantedCause([loss('data.slow.minutes', 0.2)])).toBeUndefined();
    expect(plantedCause([])).toBeUndefined();
  });
});
