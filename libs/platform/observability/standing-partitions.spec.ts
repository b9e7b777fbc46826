import type { PartitionPosition } from '../messaging/index.js';
import { StandingPartitions } from './index.js';

const at = (next: number, end: number, partition = 0): PartitionPosition => ({
  topic: 'oss.call.v1',
  partition,
  next,
  end,
});
const seconds = (looked: ReadonlyMap<string, number>): number | undefined => looked.get('oss.call.v1');

describe('StandingPartitions', () => {
  it('tells how long one has stood, though others flow and more comes to it', () => {
    const standing = new StandingPartitions();
    expect(seconds(standing.look([at(5, 6), at(10, 40, 1)], 0))).toBe(0);
    expect(seconds(standing.look([at(5, 9), at(30, 70, 1)], 60_000))).toBe(60);
    expect(seconds(standing.look([at(5, 9), at(70, 70, 1)], 300_000))).toBe(300);
    expect(seconds(standing.look([at(6, 9), at(70, 70, 1)], 315_000))).toBe(0);
  });

  it('does not count the time in which nothing waited', () => {
    const standing = new StandingPartitions();
    for (const now of [0, 3_600_000]) expect(seconds(standing.look([at(5, 5)], now))).toBe(0);
    expect(seconds(standing.look([at(5, 6)], 3_615_000))).toBe(0);
    expect(seconds(standing.look([at(5, 6)], 3_630_000))).toBe(15);
  });

  it('tells each topic apart', () => {
    const standing = new StandingPartitions();
    const other = { ...at(1, 2), topic: 'bss.bill.v1' };
    standing.look([at(5, 6), other], 0);
    const looked = standing.look([at(6, 7), other], 20_000);
    expect([...looked]).toEqual([
      ['oss.call.v1', 0],
      ['bss.bill.v1', 20],
    ]);
  });
});
