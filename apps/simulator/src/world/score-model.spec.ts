import fc from 'fast-check';
import { RandomStream } from './random-stream.js';
import { expectedNps, scoreOf } from './score-model.js';

const cuts = [-4.5, -4, -3.5, -3, -2.5, -2, -1.5, -1, 0, 1];

describe('the score model', () => {
  it('cuts satisfaction into scores from 0 to 10', () => {
    expect([-9, -4.2, -0.5, 0.5, 9].map((satisfaction) => scoreOf(satisfaction, cuts))).toEqual([0, 1, 8, 9, 10]);
  });

  it('expects the NPS that logistic noise gives', () => {
    // Promoters are above the 9th cut, detractors below the 7th: here 1/2 and 1 ÷ (1 + e^1.5).
    expect(expectedNps(0, cuts)).toBeCloseTo(100 * (1 / 2 - 1 / (1 + Math.exp(1.5))), 10);
  });

  it('expects less of the less satisfied, and stays between −100 and 100', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        (location, loss) => {
          expect(expectedNps(location - loss, cuts)).toBeLessThan(expectedNps(location, cuts));
          expect(Math.abs(expectedNps(location, cuts))).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('agrees with drawing many scores', () => {
    const stream = new RandomStream(3, 'draws');
    let points = 0;
    for (let index = 0; index < 100_000; index += 1) {
      const uniform = stream.uniform();
      const score = scoreOf(0.4 + Math.log(uniform / (1 - uniform)), cuts);
      points += score >= 9 ? 100 : score <= 6 ? -100 : 0;
    }
    expect(Math.abs(points / 100_000 - expectedNps(0.4, cuts))).toBeLessThan(1);
  });
});
