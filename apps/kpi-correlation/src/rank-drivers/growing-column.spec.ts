import { GrowingColumn } from './growing-column.js';

describe('GrowingColumn', () => {
  it('keeps all that came, in order, however many', () => {
    const column = new GrowingColumn((size) => new Int32Array(size));
    for (let value = 0; value < 10_000; value += 1) column.push(3 * value);
    expect(column.length).toBe(10_000);
    expect(column.at(9_999)).toBe(29_997);
    expect(column.done()).toEqual(Int32Array.from({ length: 10_000 }, (_, value) => 3 * value));
  });

  it('fills up to the size that is asked for with what stands for none', () => {
    const column = new GrowingColumn((size) => new Float64Array(size));
    column.push(7);
    expect([...column.done(3, Number.NaN)]).toEqual([7, Number.NaN, Number.NaN]);
  });
});
