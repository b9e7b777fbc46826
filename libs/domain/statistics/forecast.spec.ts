import { brierScore, calibration } from './index.js';
import { describeFixture } from './testing/index.js';

type Input = { predicted: number[]; outcome: number[] };

describeFixture('calibration', (input: Input) => {
  const result = calibration(input);
  if (result.status !== 'ok') throw new Error(result.reason);
  return {
    ...brierScore(input),
    calibrationInTheLarge: result.inTheLarge.estimate,
    calibrationInTheLargeStandardError: result.inTheLarge.standardError,
    calibrationSlope: result.line?.slope.estimate,
    calibrationSlopeStandardError: result.line?.slope.standardError,
    calibrationIntercept: result.line?.intercept.estimate,
  };
});

describe('calibration', () => {
  it('refuses a slope in words where forecasts do not differ', () => {
    const result = calibration({ predicted: [0.5, 0.5, 0.5, 0.5], outcome: [0, 1, 1, 1] });
    expect(result).toMatchObject({
      status: 'ok',
      noLineReason: 'All forecasts are the same, so that they have no slope.',
    });
    // Three of four came where one in two was forecast: the odds are 3 to 1 against 1 to 1.
    expect(result).toMatchObject({ inTheLarge: { estimate: expect.closeTo(Math.log(3), 9) } });
  });

  it('tells no slope where the forecasts are perfect', () => {
    const result = calibration({ predicted: [0.1, 0.2, 0.8, 0.9], outcome: [0, 0, 1, 1] });
    expect(result).toMatchObject({ status: 'ok', noLineReason: expect.stringContaining('without error') });
    expect(result).not.toHaveProperty('line');
  });

  it('says why it tells nothing of one outcome, of certain forecasts and of none', () => {
    expect(calibration({ predicted: [0.2, 0.4], outcome: [1, 1] })).toMatchObject({ status: 'no-variation' });
    expect(calibration({ predicted: [], outcome: [] })).toMatchObject({ status: 'no-variation', n: 0 });
    expect(calibration({ predicted: [0, 0.4], outcome: [1, 0] })).toEqual({
      status: 'certain-forecast',
      n: 2,
      reason: '1 forecasts of exactly 0 or 1 have no finite odds: keep forecasts between them.',
    });
  });

  it('finds the line that forecasts were bent by, however far', () => {
    // Outcomes follow odds x exactly in their shares; forecasts say 4x − 2.
    const odds = [-2, -1, 0, 1, 2];
    const rows = odds.flatMap((x) => {
      const came = Math.round(10_000 / (1 + Math.exp(-x)));
      return Array.from({ length: 10_000 }, (_, i) => [1 / (1 + Math.exp(2 - 4 * x)), Number(i < came)] as const);
    });
    const result = calibration({ predicted: rows.map(([p]) => p), outcome: rows.map(([, y]) => y) });
    expect(result).toMatchObject({ line: { slope: { estimate: expect.closeTo(0.25, 3) } } });
  });
});

describe('brierScore', () => {
  it('tells no endless loss and no skill against a rate of one', () => {
    expect(brierScore({ predicted: [0, 1], outcome: [1, 1] })).toEqual({
      n: 2,
      brier: 0.5,
      brierReference: 0,
      observedRate: 1,
      meanPredicted: 0.5,
    });
    expect(brierScore({ predicted: [], outcome: [] })).toBeUndefined();
  });

  it('refuses what is no probability or no outcome', () => {
    expect(() => brierScore({ predicted: [1.2], outcome: [1] })).toThrow(
      'Forecast 0 is a probability between 0 and 1, not 1.2.',
    );
    expect(() => brierScore({ predicted: [0.2], outcome: [2] })).toThrow('Outcome 0 is 0 or 1, not 2.');
    expect(() => calibration({ predicted: [Number.NaN], outcome: [1] })).toThrow(RangeError);
  });
});
