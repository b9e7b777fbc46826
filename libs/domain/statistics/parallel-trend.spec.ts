import { differenceInDifferences, parallelTrend } from './index.js';

const panel = {
  outcome: [1, 2, 3, 5, 4, 6, 9, 9, 14, 12],
  treated: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
  period: [1, 2, 3, 4, 5, 1, 2, 3, 4, 5],
  cluster: [1, 2, 1, 2, 1, 3, 4, 3, 4, 3],
};

describe('parallelTrend', () => {
  it('is the difference of the two slopes', () => {
    // Slopes by hand: Σ(t − 3)y/10 = 9/10 for the untreated, 17/10 for the treated.
    expect(parallelTrend(panel)).toMatchObject({
      status: 'ok',
      n: 10,
      controlSlope: expect.closeTo(0.9, 12),
      treatedSlope: expect.closeTo(1.7, 12),
      effect: expect.closeTo(0.8, 12),
    });
  });

  it('with two periods is the difference in differences, errors included', () => {
    const outcome = [1, 4, 2, 6, 3, 9, 8, 8, 7, 2, 5, 5];
    const treated = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
    const post = [0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1];
    const cluster = [1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4];
    const weights = [1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 4, 1];
    const [trend, difference] = [
      parallelTrend({ outcome, treated, cluster, weights, period: post }),
      differenceInDifferences({ outcome, treated, cluster, weights, post }),
    ];
    if (trend.status !== 'ok' || difference.status !== 'ok') throw new Error('Every group has members.');
    expect(trend.effect).toBeCloseTo(difference.effect, 12);
    expect(trend.hc1?.standardError).toBeCloseTo(difference.hc1?.standardError ?? NaN, 12);
    expect(trend.clusterRobust?.p).toBeCloseTo(difference.clusterRobust?.p ?? NaN, 12);
  });

  it('tells no p where both sides lie on a line exactly', () => {
    const result = parallelTrend({ ...panel, outcome: [1, 2, 3, 4, 5, 3, 4, 5, 6, 7] });
    expect(result).toMatchObject({ effect: 0, hc1: { standardError: 0 } });
    expect(result).not.toHaveProperty('hc1.p');
  });

  it('names the side that has no trend', () => {
    const result = parallelTrend({ ...panel, period: [1, 2, 3, 4, 5, 2, 2, 2, 2, 2] });
    expect(result).toMatchObject({
      status: 'too-few-periods',
      group: 'treated',
      reason: expect.stringContaining('two periods'),
    });
    const nobody = { outcome: [1, 2], treated: [1, 1], period: [1, 2] };
    expect(parallelTrend(nobody)).toMatchObject({ status: 'too-few-periods', group: 'control' });
  });

  it('refuses a period that is missing', () => {
    expect(() => parallelTrend({ ...panel, period: panel.period.map(() => Number.NaN) })).toThrow(
      'period 0 is a finite number, not NaN.',
    );
  });
});
