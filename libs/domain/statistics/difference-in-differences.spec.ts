import fc from 'fast-check';
import { differenceInDifferences, type RepairPanel } from './index.js';
import { describeFixture } from './testing/index.js';

const bounds = <Test extends { low: number; high: number }>(test: Test | undefined) =>
  test && { ...test, lower: test.low, upper: test.high };

describeFixture('difference-in-differences', (input: RepairPanel) => {
  const result = differenceInDifferences(input);
  if (result.status !== 'ok') throw new Error(result.reason);
  return { ...result, hc1: bounds(result.hc1), clusterRobust: bounds(result.clusterRobust) };
});

const panel = {
  outcome: [1, 2, 3, 4, 5, 7, 8, 2],
  treated: [0, 0, 0, 0, 1, 1, 1, 1],
  post: [0, 0, 1, 1, 0, 0, 1, 1],
  cluster: [1, 1, 2, 2, 3, 3, 4, 4],
};

describe('differenceInDifferences', () => {
  it('takes a weight of two for two rows', () => {
    const weighted = differenceInDifferences({ ...panel, weights: [2, 1, 1, 1, 1, 1, 1, 1] });
    const twice = differenceInDifferences({
      outcome: [1, ...panel.outcome],
      treated: [0, ...panel.treated],
      post: [0, ...panel.post],
    });
    if (weighted.status !== 'ok' || twice.status !== 'ok') throw new Error('Every group has members.');
    expect(weighted.effect).toBeCloseTo(twice.effect, 12);
    expect(weighted.means).toEqual(twice.means);
  });

  it('names the group that is empty', () => {
    const empty = { status: 'empty-group', group: 'treatedAfter', reason: expect.stringContaining('treatedAfter') };
    expect(differenceInDifferences({ outcome: [1, 2, 3], treated: [0, 0, 1], post: [0, 1, 0] })).toEqual(empty);
    expect(differenceInDifferences({ ...panel, weights: [1, 1, 1, 1, 1, 1, 0, 0] })).toEqual(empty);
  });

  it('tells no error from four answers or from one cluster, and no p where nothing varies', () => {
    const four = { outcome: [1, 2, 3, 5], treated: [0, 0, 1, 1], post: [0, 1, 0, 1] };
    expect(differenceInDifferences(four)).not.toHaveProperty('hc1');
    expect(differenceInDifferences({ ...panel, cluster: panel.cluster.map(() => 1) })).not.toHaveProperty(
      'clusterRobust',
    );
    const still = differenceInDifferences({ ...panel, outcome: panel.outcome.map(() => 5) });
    expect(still).toMatchObject({ effect: 0, hc1: { standardError: 0, low: 0, high: 0 } });
    expect(still).not.toHaveProperty('hc1.p');
  });

  it('does not depend on the order of the rows', () => {
    const order = fc.shuffledSubarray([...panel.outcome.keys()], { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(order, (rows) => {
        const pick = (column: number[]) => rows.map((row) => column[row] ?? Number.NaN);
        const shuffled = differenceInDifferences({
          outcome: pick(panel.outcome),
          treated: pick(panel.treated),
          post: pick(panel.post),
          cluster: pick(panel.cluster),
        });
        const straight = differenceInDifferences(panel);
        if (shuffled.status !== 'ok' || straight.status !== 'ok') throw new Error('Every group has members.');
        expect(shuffled.clusterRobust?.standardError).toBeCloseTo(straight.clusterRobust?.standardError ?? 0, 12);
      }),
    );
  });

  it('refuses a flag, an outcome or a column that cannot be', () => {
    expect(() => differenceInDifferences({ ...panel, treated: [2, ...panel.treated.slice(1)] })).toThrow(
      'treated 0 is 0 or 1, not 2.',
    );
    expect(() => differenceInDifferences({ ...panel, outcome: [NaN, ...panel.outcome.slice(1)] })).toThrow(RangeError);
    expect(() => differenceInDifferences({ ...panel, cluster: [1] })).toThrow('8 outcomes, but 1 of cluster.');
    expect(() => differenceInDifferences({ ...panel, weights: panel.outcome.map(() => -1) })).toThrow(RangeError);
  });
});
