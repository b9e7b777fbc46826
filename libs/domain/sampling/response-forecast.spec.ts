import fc from 'fast-check';
import { forecastAnswers, forecastResponse, invitationsNeeded } from './index.js';

describe('the forecast of answers', () => {
  it('goes by what was expected until thirty invitations are out', () => {
    expect(forecastResponse({ successes: 29, trials: 29 }, 0.2)).toEqual({ rate: 0.2, variance: 0, basis: 'expected' });
    expect(forecastResponse({ successes: 13, trials: 46 }, 0.2)).toMatchObject({ rate: 0.3, basis: 'observed' });
  });

  it('needs more than the mean to be all but sure, and can do with less by luck', () => {
    // 100 × 0.3 ± 1.96 × √(100 × 0.21) = 30 ± 8.98.
    const forecast = forecastResponse(undefined, 0.3);
    expect(forecastAnswers(100, forecast).low).toBeCloseTo(21.02, 2);
    expect(forecastAnswers(100, forecast).high).toBeCloseTo(38.98, 2);
  });

  it('gives bounds at which the interval of the answers ends at the quota', () => {
    const rates = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 500 }), rates, (answers, rate) => {
        const forecast = forecastResponse(undefined, rate);
        const { low, expected, high } = invitationsNeeded(answers, forecast);
        expect(low <= expected && expected <= (high ?? 0)).toBe(true);
        expect(forecastAnswers(high ?? 0, forecast).low).toBeGreaterThanOrEqual(answers - 1e-3);
        expect(forecastAnswers((high ?? 0) - 1, forecast).low).toBeLessThan(answers);
      }),
    );
  });

  it('says that no number makes sure, where the rate itself is as good as unknown', () => {
    expect(invitationsNeeded(10, forecastResponse({ successes: 0, trials: 40 }, 0.2)).high).toBeUndefined();
  });

  it('needs nobody for no answers, and refuses a rate of 0', () => {
    expect(invitationsNeeded(0, forecastResponse(undefined, 0.2))).toEqual({ expected: 0, low: 0, high: 0 });
    expect(() => invitationsNeeded(1, forecastResponse(undefined, 0))).toThrow(RangeError);
  });
});
