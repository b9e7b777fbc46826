import { literal, viewChange } from './reading-view.js';

describe('viewChange', () => {
  it('replaces a view that is new, the same, or shorter', () => {
    expect(viewChange([], ['day', 'n'])).toBe('replace');
    expect(viewChange(['day', 'n'], ['day', 'n'])).toBe('replace');
    expect(viewChange(['day'], ['day', 'n'])).toBe('replace');
  });

  it('keeps what a newer version of the service made, with columns more', () => {
    expect(viewChange(['day', 'n', 'score'], ['day', 'n'])).toBe('keep');
  });

  it('makes a view anew whose columns have another order or are others', () => {
    expect(viewChange(['n', 'day'], ['day', 'n'])).toBe('makeAnew');
    expect(viewChange(['day', 'count'], ['day', 'n'])).toBe('makeAnew');
  });
});

it('writes an apostrophe in a text of SQL twice', () => {
  expect(literal("the operator's day")).toBe("'the operator''s day'");
});
