import { isReplaceable, literal } from './reading-view.js';

it('replaces a view that is new, the same, or shorter, and no other', () => {
  expect(isReplaceable([], ['day', 'n'])).toBe(true);
  expect(isReplaceable(['day', 'n'], ['day', 'n'])).toBe(true);
  expect(isReplaceable(['day'], ['day', 'n'])).toBe(true);
  expect(isReplaceable(['day', 'n', 'score'], ['day', 'n'])).toBe(false);
  expect(isReplaceable(['n', 'day'], ['day', 'n'])).toBe(false);
  expect(isReplaceable(['day', 'count'], ['day', 'n'])).toBe(false);
});

it('writes an apostrophe in a text of SQL twice', () => {
  expect(literal("the operator's day")).toBe("'the operator''s day'");
});
