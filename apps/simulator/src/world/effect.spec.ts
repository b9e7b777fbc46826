import { weightOf, type Effect } from './effect.js';

const counted = (...agesDays: number[]) => ({ value: agesDays.length, agesDays });
const common = { role: 'effect', beta: 1 } as const;

describe('weightOf', () => {
  it('lets a linear effect grow with each unit', () => {
    const effect: Effect = { ...common, kpi: 'order.late.days', form: 'linear', parameters: {} };
    expect(weightOf(effect, { value: 2.5, agesDays: [] })).toBe(2.5);
  });

  it('lets a log effect start at nothing and grow ever more slowly', () => {
    const effect: Effect = { ...common, kpi: 'data.slow.minutes', form: 'log1p', parameters: {} };
    expect(weightOf(effect, { value: 0, agesDays: [] })).toBe(0);
    expect(weightOf(effect, { value: Math.E - 1, agesDays: [] })).toBeCloseTo(1, 12);
  });

  it('lets a threshold effect sleep up to the breakpoint', () => {
    const effect: Effect = { ...common, kpi: 'voice.drop.count', form: 'threshold', parameters: { breakpoint: 3 } };
    expect(weightOf(effect, counted(1, 2, 3))).toBe(0);
    expect(weightOf(effect, counted(1, 2, 3, 4, 5))).toBe(2);
  });

  it('lets a decaying effect halve with each half-life', () => {
    const effect: Effect = { ...common, kpi: 'data.fail.count', form: 'decay', parameters: { halfLifeDays: 7 } };
    expect(weightOf(effect, counted(0, 7, 14))).toBeCloseTo(1.75, 12);
  });
});
