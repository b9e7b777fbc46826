import { randomSource, standardNormals } from '../statistics/index.js';
import { changeOfMeans } from './index.js';

const of = (values: readonly number[], from = 0) => new Map(values.map((value, i) => [`C${from + i}`, value]));
// "sleep" of R: extra hours of sleep of ten patients by two drugs (Student 1908).
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('changeOfMeans', () => {
  it('is the paired t interval with the same customers in both', () => {
    // R: t.test(extra ~ group, data = sleep, paired = TRUE): 1.58, 0.7001142 to 2.4598858, df 9.
    expect(changeOfMeans(of(first), of(second))).toMatchObject({
      difference: expect.closeTo(1.58, 9),
      df: 9,
      low: expect.closeTo(0.7001142, 6),
      high: expect.closeTo(2.4598858, 6),
    });
  });

  it('is Welch’s with no customer in common', () => {
    // R: t.test(extra ~ group, data = sleep): df 17.776, −0.2054832 to 3.3654832.
    expect(changeOfMeans(of(first), of(second, 100))).toMatchObject({
      df: expect.closeTo(17.776, 3),
      low: expect.closeTo(-0.2054832, 6),
      high: expect.closeTo(3.3654832, 6),
    });
  });

  it('takes a few in common for others', () => {
    const apart = changeOfMeans(of(first), of(second, 100));
    expect(changeOfMeans(of(first), of(second, 6))).toEqual(apart);
    expect(changeOfMeans(of(first), of(second, 5))).not.toEqual(apart);
  });

  it('holds the true change at least as often as it says where half of the customers are in both', () => {
    const normal = standardNormals(randomSource(9).uniform);
    const worlds = 600;
    let held = 0;
    for (let world = 0; world < worlds; world += 1) {
      const own = Array.from({ length: 30 }, () => 10 * normal());
      const wave = (from: number, shift: number) =>
        of(
          Array.from({ length: 20 }, (_, i) => (own[from + i] ?? 0) + shift + 5 * normal()),
          from,
        );
      const change = changeOfMeans(wave(0, 0), wave(10, 3));
      if (change && change.low <= 3 && change.high >= 3) held += 1;
    }
    // A little wide (0.959 of 40,000 worlds), as a correlation of ten pairs is told too small. Three errors of 600 worlds either way.
    expect(held / worlds).toBeGreaterThan(0.934);
    expect(held / worlds).toBeLessThan(0.984);
  });

  it('has no width where all changed alike, and tells nothing of one customer', () => {
    expect(changeOfMeans(of([10, 20]), of([15, 25]))).toMatchObject({ low: 5, high: 5 });
    expect(changeOfMeans(of([50, 50]), of([60, 60]))).toMatchObject({ low: 10, high: 10 });
    expect(changeOfMeans(of([50]), of([60, 70]))).toBeUndefined();
    expect(changeOfMeans(of([]), of([60, 70]))).toBeUndefined();
  });
});
