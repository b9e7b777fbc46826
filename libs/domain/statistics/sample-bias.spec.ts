import { rakeWeights, sampleBias } from './index.js';

const rows = [
  { age: 'young', region: 'north' },
  { age: 'old', region: 'north' },
  { age: 'old', region: 'south' },
  { age: 'old', region: 'south' },
];
const margins = { age: { young: 500, old: 500 }, region: { north: 600, south: 400 } };

describe('sampleBias', () => {
  it('tells how many answers would have to come from others', () => {
    expect(sampleBias(rows, margins)).toEqual([
      {
        margin: 'age',
        dissimilarity: 0.25,
        categories: [
          { category: 'young', population: 0.5, sample: 0.25 },
          { category: 'old', population: 0.5, sample: 0.75 },
        ],
      },
      expect.objectContaining({ margin: 'region', dissimilarity: expect.closeTo(0.1, 12) }),
    ]);
  });

  it('is gone once the sample is raked to the same margins', () => {
    const raked = rakeWeights(rows, margins);
    if (raked.status !== 'converged') throw new Error(raked.reason);
    const bias = sampleBias(rows, margins, raked.weights) ?? [];
    expect(bias.map(({ dissimilarity }) => dissimilarity)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  });

  it('counts a category that the population does not tell of as wholly too many', () => {
    expect(sampleBias([{ age: 'x' }], { age: { y: 1 } })).toMatchObject([{ dissimilarity: 1 }]);
  });

  it('tells nothing where nobody has weight, and refuses what cannot be', () => {
    expect(sampleBias([], margins)).toBeUndefined();
    expect(sampleBias(rows, margins, [0, 0, 0, 0])).toBeUndefined();
    expect(() => sampleBias(rows, margins, [1])).toThrow('4 rows, but 1 weights.');
    expect(() => sampleBias(rows, { age: { young: 0, old: 0 } })).toThrow('The margin age has no population.');
    expect(() => sampleBias(rows, margins, [1, 1, 1, NaN])).toThrow(RangeError);
  });
});
