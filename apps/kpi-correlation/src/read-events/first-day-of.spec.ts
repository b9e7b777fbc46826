import { firstDayOf } from './first-day-of.js';

describe('firstDayOf', () => {
  const now = Date.parse('2026-11-22T22:30:00Z');

  it('is the day that is given', () => {
    expect(firstDayOf({ from: '2026-01-01', to: '2026-11-20' }, now, 'UTC')).toBe('2026-01-01');
  });

  it('lies 28 days before the last day, or before today in the operator’s zone', () => {
    expect(firstDayOf({ to: '2026-11-20' }, now, 'UTC')).toBe('2026-10-23');
    expect(firstDayOf({}, now, 'UTC')).toBe('2026-10-25');
    expect(firstDayOf({}, now, 'Europe/Helsinki')).toBe('2026-10-26');
  });
});
