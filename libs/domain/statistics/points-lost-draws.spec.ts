import {
  cholesky,
  designOf,
  drawnIntervals,
  fitOrdinal,
  lossesWithout,
  npsCuts,
  randomSource,
  standardNormals,
  withInterval,
} from './index.js';

const normals = () => standardNormals(randomSource(1).uniform);

const drops = Array.from({ length: 3_000 }, (_, i) => (i * 7) % 5);
const rain = Array.from({ length: 3_000 }, (_, i) => (i * 11) % 3);
const columns = [
  { name: 'drops', values: drops },
  { name: 'rain', values: rain },
];
const outcome = drops.map((x, i) => Math.max(0, Math.min(10, 9 - x + ((i * 29) % 7) - 3)));
const model = fitOrdinal({ columns, outcome });
if (model.status !== 'converged') throw new Error(model.reason);

const design = designOf(model, columns);
const parameters = Float64Array.from([...model.thresholds, ...model.coefficients]);
const thresholds = model.thresholds.length;
const cuts = npsCuts(model);
const questions = [Uint8Array.of(1, 0), Uint8Array.of(1, 1)];
const { losses } = lossesWithout(design, parameters, thresholds, cuts, questions);

function drawn(shrinking: number) {
  if (model.status !== 'converged') throw new Error(model.reason);
  const covariance = { ...model.covariance, values: model.covariance.values.map((value) => value * shrinking) };
  const factor = cholesky(covariance);
  if (!factor) throw new Error('no factor');
  const intervals = drawnIntervals(
    { design, parameters, thresholds, cuts, questions, losses, factor },
    4_000,
    normals(),
  );
  return intervals.map((interval, q) => ({
    interval,
    delta: withInterval(losses[q]?.loss ?? 0, losses[q]?.gradient ?? new Float64Array(), covariance),
  }));
}

describe('drawnIntervals', () => {
  it('is the delta-method interval where estimates are so sure that the loss is straight', () => {
    for (const { interval, delta } of drawn(1e-4)) {
      const width = delta.high - delta.low;
      expect(Math.abs(interval.low - delta.low)).toBeLessThan(0.05 * width);
      expect(Math.abs(interval.high - delta.high)).toBeLessThan(0.05 * width);
    }
  });

  it('bends with the loss where they are not: no loss above what the scale holds', () => {
    for (const { interval, delta } of drawn(400)) {
      expect(interval.high).toBeLessThan(delta.high);
      expect(interval.low).toBeLessThan(delta.pointsLost);
    }
  });

  it('gives the same interval for the same numbers', () => {
    expect(drawn(1)).toEqual(drawn(1));
  });
});
