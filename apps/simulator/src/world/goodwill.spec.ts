import { DAY_MS } from '@sidetone/domain/time';
import { Goodwill } from './goodwill.js';

describe('Goodwill', () => {
  const goodwill = new Goodwill();
  goodwill.makeGood('CON-1', 10 * DAY_MS, 0.75);

  it('forgives from then on, for as long as a fault is remembered', () => {
    const days = [9, 10, 37, 38].map((day) => goodwill.stillWeighs('CON-1', day * DAY_MS));
    expect(days).toEqual([1, 0.25, 0.25, 1]);
  });

  it('forgives nothing to whom nothing was made good', () => {
    expect(goodwill.stillWeighs('CON-2', 11 * DAY_MS)).toBe(1);
  });
});
