import { KeptSince } from './kept-since.js';

function sinceOf(...records: readonly [partition: number, offset: number, timestamp: number][]): number | undefined {
  const kept = new KeptSince();
  for (const [partition, offset, timestamp] of records) kept.add({ partition, offset, timestamp });
  return kept.since;
}

describe('since when all records of a topic are kept', () => {
  it('is the first record, where nothing was cleared away', () => {
    expect(sinceOf([0, 0, 500], [0, 1, 300], [1, 0, 200])).toBe(200);
  });

  it('is the beginning of the partition that was cleared the furthest', () => {
    expect(sinceOf([0, 7, 500], [0, 8, 900], [1, 3, 700], [2, 0, 100], [3, 0, 800])).toBe(700);
  });

  it('is not known of an empty topic', () => {
    expect(sinceOf()).toBeUndefined();
  });
});
