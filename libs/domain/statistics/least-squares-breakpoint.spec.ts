import { leastSquaresBreakpoint } from './index.js';
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
    expect(() => resultOf({ x: [NaN], y: [1], grid, flatBelow: true })).toThrow(RangeError);
    expect(() => resultOf({ x: [1], y: [1], grid, flatBelow: true, weights: [-1] })).toThrow(RangeError);
  });
});
