import { compareCells } from './compare-cells.js';

const cell = (number: number) => `CELL-${String(number).padStart(2, '0')}`;
const planted = Array.from({ length: 20 }, (_, index) => ({ cellId: cell(index), people: 40, points: 100 - index }));
const found = (numbers: readonly number[]) =>
  numbers.map((number) => ({ resourceId: cell(number), people: 30, points: 1 }));

describe('compareCells', () => {
  it('is content with the planted order', () => {
    const comparison = compareCells(planted, found(planted.map((_, index) => index)));
    expect(comparison).toMatchObject({ cells: 20, worstTenFound: 10, rankCorrelation: 1 });
    expect(comparison.worst[0]).toEqual({ cellId: 'CELL-00', foundRank: 1, plantedRank: 1 });
  });

  it('sees an order turned round', () => {
    const comparison = compareCells(planted, found(planted.map((_, index) => 19 - index)));
    expect(comparison).toMatchObject({ worstTenFound: 0, rankCorrelation: -1 });
  });

  it('leaves out what is no cell, and counts cells not found as last', () => {
    const comparison = compareCells(planted, [{ resourceId: 'SITE-1', people: 9, points: 9 }, ...found([0, 1, 2])]);
    expect(comparison.worst.map(({ cellId }) => cellId)).toEqual(['CELL-00', 'CELL-01', 'CELL-02']);
    expect(comparison.worstTenFound).toBe(3);
    expect(comparison.rankCorrelation).toBeGreaterThan(0.4);
  });

  it('has no correlation where there is nothing to correlate', () => {
    expect(compareCells([], [])).toEqual({ cells: 0, worstTenFound: 0, rankCorrelation: null, worst: [] });
  });
});
