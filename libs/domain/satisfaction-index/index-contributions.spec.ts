import fc from 'fast-check';
import { indexChange, midWeightEffects, waveIndex, type CustomerAnswer } from './index.js';

const model = {
  levels: [
    { levelId: 'sales', indicators: [{ indicatorId: 'offer', questions: ['q1', 'q2'] }] },
    {
      levelId: 'support',
      indicators: [
        { indicatorId: 'reaction', questions: ['q3'] },
        { indicatorId: 'skill', questions: ['q4'] },
      ],
    },
  ],
};

const maybe = <T>(one: fc.Arbitrary<T>, keys: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...keys), one, { maxKeys: keys.length });
const anyAnswer = (customer: fc.Arbitrary<string>): fc.Arbitrary<CustomerAnswer> =>
  fc.record({
    customerId: customer,
    levels: maybe(fc.integer({ min: 1, max: 5 }), ['q1', 'q2', 'q3', 'q4']),
    weights: maybe(fc.integer({ min: 0, max: 10 }), ['offer', 'reaction', 'skill']),
  });
const anyWave = fc.array(anyAnswer(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F')), { minLength: 1, maxLength: 12 });

describe('indexContributions', () => {
  it('adds up to the change exactly: by indicator, by level, with missing items, zero weights and other customers', () => {
    let told = 0;
    fc.assert(
      fc.property(anyWave, anyWave, (first, second) => {
        const [before, after] = [first, second].map((answers) => waveIndex('W', model, answers, { minimumN: 1 }));
        if (before?.kind !== 'index' || after?.kind !== 'index') return;
        told += 1;
        const { contributions } = indexChange(before, after);
        const sum = (effects: readonly { total: number; byScore: number; byWeight: number }[] = []) =>
          effects.reduce((all, { byScore, byWeight }) => all + byScore + byWeight, contributions?.customerMix ?? NaN);
        expect(sum(contributions?.indicators)).toBeCloseTo(after.percent - before.percent, 9);
        expect(sum(contributions?.levels)).toBeCloseTo(after.percent - before.percent, 9);
      }),
    );
    expect(told).toBeGreaterThan(20);
  });

  it('makes up each index of points that sum to it', () => {
    fc.assert(
      fc.property(anyWave, (answers) => {
        const wave = waveIndex('W', model, answers, { minimumN: 1 });
        if (wave.kind !== 'index') return;
        const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
        for (const parts of [wave.indicators, wave.levels]) {
          expect(sum(parts.map(({ points }) => points))).toBeCloseTo(wave.percent, 9);
          expect(sum(parts.map(({ importance }) => importance))).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});

describe('midWeightEffects', () => {
  const part = (indicatorId: string, share: number, percent: number) => ({
    levelId: 'all',
    indicatorId,
    share,
    percent,
  });

  it('praises more weight on what is better than the rest', () => {
    // Index 50 to 70; middle 60. Good: (100 − 60) × 0.2 = 8; bad: (0 − 60) × −0.2 = 12.
    const effects = midWeightEffects(
      [part('good', 0.5, 100), part('bad', 0.5, 0)],
      [part('good', 0.7, 100), part('bad', 0.3, 0)],
    );
    expect(effects).toMatchObject([
      { indicatorId: 'good', byScore: 0, byWeight: expect.closeTo(8, 9) },
      { indicatorId: 'bad', byScore: 0, byWeight: expect.closeTo(12, 9) },
    ]);
  });

  it('turns round with the direction', () => {
    const [before, after] = [
      [part('x', 0.25, 40), part('y', 0.75, 60)],
      [part('x', 0.5, 80), part('z', 0.5, 20)],
    ];
    const there = midWeightEffects(before, after);
    const back = midWeightEffects(after, before);
    for (const { indicatorId, total } of there) {
      expect(back.find((one) => one.indicatorId === indicatorId)?.total).toBeCloseTo(-total, 9);
    }
  });
});
