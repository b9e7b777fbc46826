import { leastSquaresBreakpoint, randomSource } from './index.js';
import { describeFixture } from './testing/index.js';

type Input = { x: number[]; y: number[]; grid: number[]; flatBelow: boolean; weights?: number[] };

const resultOf = ({ x, y, grid, flatBelow, weights }: Input) =>
  leastSquaresBreakpoint({ x, y, candidates: grid, flatBelow, ...(weights && { weights }) });

describeFixture('breakpoint', (input: Input) => {
  const result = resultOf(input);
  if (result.status !== 'ok') throw new Error(result.reason);
  return { ...result, profile: [...result.profile], interval: [result.interval.low, result.interval.high] };
});

describe('leastSquaresBreakpoint', () => {
  const x = Array.from({ length: 60 }, (_, i) => i % 12);
  const bent = x.map((value, i) => 9 - Math.max(0, value - 4) + 0.2 * Math.sin(i * i));
  const straight = x.map((value, i) => 9 - 0.5 * value + Math.sin(i * i));
  const grid = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  it('tells of a bend where there is one', () => {
    expect(resultOf({ x, y: bent, grid, flatBelow: true })).toMatchObject({ breakpoint: 4, bend: { kind: 'found' } });
  });

  it('tells of none on a straight line, with the reason', () => {
    const result = resultOf({ x, y: straight, grid, flatBelow: false });
    expect(result).toMatchObject({ bend: { kind: 'none', reason: expect.stringContaining('straight') } });
  });

  it('sees a bend in about one of twenty straight lines, and where there is one its interval holds it as often as it says', () => {
    const random = randomSource(1);
    // Twelve uniform numbers less six are normal enough.
    const noise = () => Array.from({ length: 12 }, () => random.uniform()).reduce((sum, u) => sum + u, -6);
    const worlds = 400;
    let [seen, held] = [0, 0];
    for (let world = 0; world < worlds; world += 1) {
      const straightWorld = x.map((value) => 9 - 0.3 * value + noise());
      const line = resultOf({ x, y: straightWorld, grid, flatBelow: false });
      if (line.status === 'ok' && line.bend.kind === 'found') seen += 1;
      const bentWorld = x.map((value) => 9 - 0.8 * Math.max(0, value - 4) + noise());
      const hinge = resultOf({ x, y: bentWorld, grid, flatBelow: true });
      if (hinge.status === 'ok' && hinge.interval.low <= 4 && hinge.interval.high >= 4) held += 1;
    }
    // Three errors of 400 worlds either way.
    expect(seen / worlds).toBeLessThan(0.085);
    expect(held / worlds).toBeGreaterThan(0.917);
    expect(held / worlds).toBeLessThan(0.983);
  });

  it('does not take a candidate that has no values above it', () => {
    expect(resultOf({ x, y: bent, grid: [11, 12, 40], flatBelow: true })).toMatchObject({ status: 'no-candidate' });
    expect(resultOf({ x, y: bent, grid: [4, 40], flatBelow: true })).toMatchObject({ breakpoint: 4 });
    expect(resultOf({ x, y: bent, grid: [-5, 0], flatBelow: false })).toMatchObject({ status: 'no-candidate' });
  });

  it('says why it tells nothing', () => {
    expect(resultOf({ x: [1, 2, 3], y: [1, 2, 3], grid, flatBelow: true })).toMatchObject({ status: 'too-few' });
    expect(resultOf({ x: x.map(() => 2), y: bent, grid, flatBelow: true })).toMatchObject({ status: 'constant' });
    expect(resultOf({ x, y: bent, grid, flatBelow: true, weights: x.map(() => 0) })).toMatchObject({
      status: 'too-few',
    });
    expect(resultOf({ x, y: bent, grid: [], flatBelow: true })).toMatchObject({ status: 'no-candidate' });
  });

  it('refuses what is not finite, and a weight below nought', () => {
    expect(() => resultOf({ x: [1], y: [NaN], grid, flatBelow: true })).toThrow('Value 0 is a finite number, not NaN.');
    expect(() => resultOf({ x: [Infinity], y: [1], grid, flatBelow: true })).toThrow(
      'The x of row 0 is a finite number',
    );
    expect(() => resultOf({ x: [NaN], y: [1], grid, flatBelow: true })).toThrow(RangeError);
    expect(() => resultOf({ x: [1], y: [1], grid, flatBelow: true, weights: [-1] })).toThrow(RangeError);
  });
});
