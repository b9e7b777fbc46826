import { disagreement } from './disagreement.js';

const nearness = { coefficient: { absolute: 1e-4 }, error: { relative: 0.01 } };
const ours = { coefficient: [0.5, -0.25], error: [0.01, 200] };

it('is content with values that are near enough, each by its own measure', () => {
  expect(disagreement(ours, { coefficient: [0.50009, -0.2501], error: [0.01009, 201.9] }, nearness)).toBeUndefined();
});

it('names the value that is too far off, and by how much', () => {
  expect(disagreement(ours, { coefficient: [0.5, -0.26], error: [0.01, 200] }, nearness)).toBe(
    'coefficient 2 of 2: -0.25 against -0.26, 0.010 apart where 0.00010 is allowed',
  );
  expect(disagreement(ours, { coefficient: [0.5, -0.25], error: [0.0102, 200] }, nearness)).toMatch(/^error 1 of 2/);
});

it('takes what is missing, empty or not a number for no agreement', () => {
  expect(disagreement(ours, { coefficient: [0.5, -0.25] }, nearness)).toBe('2 values of error against no');
  expect(disagreement(ours, { coefficient: [0.5], error: [0.01, 200] }, nearness)).toBe(
    '2 values of coefficient against 1',
  );
  expect(disagreement({ p: [] }, { p: [] }, { p: { absolute: 1 } })).toBe('0 values of p against 0');
  expect(disagreement({ p: [Number.NaN] }, { p: [1] }, { p: { absolute: 9 } })).toMatch(/^p 1 of 1: NaN/);
});

it('looks at nothing but what is named', () => {
  expect(disagreement({ p: [1], memory: [9] }, { p: [1], memory: [1] }, { p: { absolute: 0 } })).toBeUndefined();
});
