import { indexDynamics, waveIndex } from './index.js';
import { threeWaves } from './testing/three-waves.js';

/** The numbers of the file were calculated by hand, step by step as docs/scores-model.md shows, to four decimals. */
const { model, target, waves, expected } = threeWaves();
const read = waves.map(({ waveId, answers }) => waveIndex(waveId, model, answers, { target, minimumN: 1 }));

const near = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 3) : value);
const nearly = (values: object) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, near(value)]));

describe('the worked example of three waves', () => {
  it.each(expected.indexes.map((wave, at) => [wave.waveId, wave, at] as const))('%s', (waveId, wave, at) => {
    const got = read[at];
    if (got?.kind !== 'index') throw new Error('Three customers make an index.');
    expect(got).toMatchObject({ method: 'index.v1', waveId, n: 3, percent: near(wave.percent), without: [] });
    const customers = Object.fromEntries(got.customers.map(({ customerId, index }) => [customerId, index]));
    expect(customers).toEqual(nearly(wave.customers));
    expect(got.target).toEqual({ percent: 80, distance: near(wave.percent - 80), verdict: wave.target });
    if (wave.low !== undefined) expect(got.interval).toEqual({ low: near(wave.low), high: near(wave.high) });
  });

  it('tells the indicators and the interaction levels of the third wave', () => {
    expect(read[2]).toMatchObject({
      indicators: expected.indicatorsOfW3.map(nearly),
      levels: expected.levelsOfW3.map(nearly),
    });
  });

  it.each(expected.changes.map((change, at) => [at, change] as const))('change %d', (at, change) => {
    const { contributions, basis, customerMix, ...numbers } = change;
    const got = indexDynamics(read)[at];
    expect(got).toMatchObject({ ...nearly(numbers), contributions: { basis, customerMix: near(customerMix) } });
    const indicators = got?.contributions?.indicators.map(({ indicatorId, byScore, byWeight }) => [
      indicatorId,
      { byScore, byWeight },
    ]);
    const wanted = Object.entries(contributions).map(([indicator, effects]) => [indicator, nearly(effects)]);
    expect(Object.fromEntries(indicators ?? [])).toEqual(Object.fromEntries(wanted));
  });

  it('tells the customers of both waves apart from those who came and left', () => {
    // W2 to W3: A +7.5, C +5.4167; mean 6.4583.
    expect(indexDynamics(read)[1]).toMatchObject({ sameCustomers: { n: 2, difference: near(6.4583) } });
  });
});
