import { keptSince } from './kept-since.js';

type Partition = readonly [low: number, high: number, timestampOfFirst?: number];

function sinceOf(...partitions: readonly Partition[]): number | undefined {
  const held = new Map(partitions.map(([low, high], partition) => [partition, { low, high }]));
  const first = new Map(
    partitions.flatMap(([offset, , timestamp], partition) =>
      timestamp === undefined ? [] : [[partition, { offset, timestamp }]],
    ),
  );
  return keptSince(held, first);
}

describe('since when all records of a topic are kept', () => {
  it('is the first record, where nothing was cleared away', () => {
    expect(sinceOf([0, 2, 500], [0, 1, 200], [0, 0])).toBe(200);
  });

  it('is the beginning of the partition that was cleared the furthest', () => {
    expect(sinceOf([7, 9, 500], [3, 4, 700], [0, 1, 100], [0, 1, 800])).toBe(700);
  });

  it('is not known where a partition was cleared wholly, nor of an empty topic', () => {
    expect(sinceOf([0, 2, 500], [5, 5])).toBeUndefined();
    expect(sinceOf([0, 0], [0, 0])).toBeUndefined();
  });
});
