import { RandomStream } from './random-stream.js';
import { logitOfNormal, temperNoise } from './temper-noise.js';

describe('logitOfNormal', () => {
  // Quantiles of the standard normal distribution as printed in statistical tables; the last as in the error function's.
  it.each([
    [0, 0.5],
    [1.959963984540054, 0.975],
    [2.5758293035489004, 0.995],
    [3.090232306167813, 0.999],
    [-1.6448536269514722, 0.05],
    [-6, 9.865876450376981e-10],
  ])('turns %d into the logit of %d', (z, p) => {
    expect(logitOfNormal(z)).toBeCloseTo(Math.log(p / (1 - p)), 8);
  });

  it('is odd and has no step where the method changes', () => {
    expect(logitOfNormal(-2.5)).toBeCloseTo(-logitOfNormal(2.5), 12);
    expect(logitOfNormal(3 + 1e-9) - logitOfNormal(3 - 1e-9)).toBeLessThan(1e-7);
  });
});

describe('temperNoise', () => {
  const correlation = 0.4;
  const people = Array.from({ length: 20_000 }, (_, index) => {
    const stream = new RandomStream(11, 'person', index);
    const temper = stream.normal();
    return [temperNoise(temper, correlation, stream), temperNoise(temper, correlation, stream)] as const;
  });

  it('is standard logistic, by Kolmogorov and Smirnov', () => {
    const sorted = people.map(([first]) => first).sort((one, other) => one - other);
    const distance = Math.max(
      ...sorted.map((value, index) => Math.abs(1 / (1 + Math.exp(-value)) - (index + 0.5) / sorted.length)),
    );
    expect(distance * Math.sqrt(sorted.length)).toBeLessThan(1.95);
  });

  it('makes the answers of one person alike: Kendall’s tau is 2 ÷ π · arcsin ρ', () => {
    let concordance = 0;
    for (let index = 1; index < people.length; index += 2) {
      const [a, b] = [people[index - 1], people[index]];
      if (a && b) concordance += Math.sign((a[0] - b[0]) * (a[1] - b[1]));
    }
    const tau = concordance / (people.length / 2);
    expect(Math.abs(tau - (2 / Math.PI) * Math.asin(correlation))).toBeLessThan(0.04);
  });
});
