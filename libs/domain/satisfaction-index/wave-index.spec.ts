import { flatModel, indexChange, waveIndex, type CustomerAnswer } from './index.js';

const model = flatModel(['offer', 'reaction']);
const answer = (customerId: string, offer: number, weight = 1): CustomerAnswer => ({
  customerId,
  levels: { offer },
  weights: { offer: weight },
});
const settings = { target: 60, minimumN: 1 };

describe('waveIndex', () => {
  it('has neither interval nor verdict with a single customer', () => {
    const one = waveIndex('W1', model, [answer('A', 4)], settings);
    expect(one).toMatchObject({ kind: 'index', n: 1, percent: 75, target: { distance: 15, verdict: 'tooFew' } });
    expect(one).not.toHaveProperty('interval');
  });

  it('is not told below the minimum number of customers', () => {
    expect(waveIndex('W1', model, [answer('A', 4), answer('B', 3, 0)], { minimumN: 2 })).toEqual({
      kind: 'insufficient',
      method: 'index.v1',
      waveId: 'W1',
      n: 1,
      minimumN: 2,
      without: [{ customerId: 'B', reason: 'noWeight' }],
    });
    expect(waveIndex('W1', model, [], { minimumN: 0 })).toMatchObject({ kind: 'insufficient', n: 0 });
  });

  it('names the customers without an index and counts the others', () => {
    const silent = { customerId: 'C', levels: {}, weights: {} };
    expect(waveIndex('W1', model, [answer('A', 5), silent, answer('B', 3)], settings)).toMatchObject({
      n: 2,
      percent: 75,
      without: [{ customerId: 'C', reason: 'noItems' }],
    });
  });

  it('judges the target by the interval over customers', () => {
    const many = (level: number) =>
      Array.from({ length: 20 }, (_, i) => answer(`C${i}`, i % 4 === 0 ? level - 1 : level));
    // 15 of 75 and 5 of 50: mean 68.75, error 11.107/√20 = 2.4836, t(19) = 2.0930: 63.55 to 73.95.
    expect(waveIndex('W1', model, many(4), settings)).toMatchObject({
      percent: 68.75,
      interval: { low: expect.closeTo(63.5518, 3), high: expect.closeTo(73.9482, 3) },
      target: { verdict: 'reached' },
    });
    expect(waveIndex('W1', model, many(4), { ...settings, target: 75 })).toMatchObject({
      target: { verdict: 'missed' },
    });
    expect(waveIndex('W1', model, many(4), { ...settings, target: 70 })).toMatchObject({
      target: { verdict: 'noEvidence' },
    });
  });

  it('refuses a target that is no percentage', () => {
    expect(() => waveIndex('W1', model, [], { target: 101, minimumN: 1 })).toThrow(
      'A target of the index is a percentage from 0 to 100, not 101.',
    );
  });
});

describe('indexChange', () => {
  const wave = (waveId: string, answers: readonly CustomerAnswer[], minimumN = 1) =>
    waveIndex(waveId, model, answers, { minimumN });

  it('tells the difference, but no verdict, where a wave has a single customer', () => {
    const change = indexChange(wave('W1', [answer('A', 3)]), wave('W2', [answer('A', 4), answer('B', 5)]));
    expect(change).toMatchObject({ verdict: 'tooFew', from: 'W1', to: 'W2', difference: 37.5 });
    expect(change.contributions).toMatchObject({ basis: 'sameCustomers', customers: 1, customerMix: 12.5 });
  });

  it('tells nothing where a wave has no index', () => {
    expect(indexChange(wave('W1', [], 1), wave('W2', [answer('A', 4)]))).toEqual({
      verdict: 'tooFew',
      from: 'W1',
      to: 'W2',
    });
  });

  it('reads the waves as wholes where few are in both', () => {
    const before = wave('W1', [answer('A', 3), answer('B', 4), answer('C', 2)]);
    const after = wave('W2', [answer('C', 5), answer('D', 4), answer('E', 5)]);
    expect(indexChange(before, after)).toMatchObject({
      difference: expect.closeTo(125 / 3, 9),
      contributions: {
        basis: 'wholeWaves',
        customers: 1,
        customerMix: 0,
        indicators: [{ indicatorId: 'offer', byScore: expect.closeTo(125 / 3, 9), byWeight: 0 }],
      },
    });
  });
});
