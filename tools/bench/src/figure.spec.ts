import { figure, isReached, median, percentile } from './figure.js';

it('takes the middle of the values, whatever their order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('takes the nearest rank as percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(hundred, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
});

it('knows whether a goal is reached, and says nothing where there is none', () => {
  expect(isReached(figure('ratio', 31, 'x', 'higher', 30))).toBe(true);
  expect(isReached(figure('delay', 1.2, 's', 'lower', 1))).toBe(false);
  expect(isReached(figure('rate', 5, '1/s', 'higher'))).toBeUndefined();
});
