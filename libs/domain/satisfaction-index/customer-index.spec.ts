import fc from 'fast-check';
import {
  answerOfItems,
  customerIndexes,
  flatModel,
  levelPercent,
  modelProblems,
  type CustomerAnswer,
} from './index.js';

const model = flatModel(['offer', 'deadlines', 'reaction']);
const indexOf = (...answers: Omit<CustomerAnswer, 'customerId'>[]) =>
  customerIndexes(
    model,
    answers.map((answer) => ({ customerId: 'A', ...answer })),
  )[0];

describe('levelPercent', () => {
  it.each([
    [1, 0],
    [2, 25],
    [3, 50],
    [4, 75],
    [5, 100],
  ])('makes level %d %d %%', (level, percent) => {
    expect(levelPercent(level)).toBe(percent);
  });

  it.each([0, 5.1, Number.NaN])('refuses %d', (level) => {
    expect(() => levelPercent(level)).toThrow(`A level lies between 1 and 5, not ${level}.`);
  });
});

describe('customerIndexes', () => {
  const levels = { offer: 5, deadlines: 3, reaction: 1 };

  it('weighs indicators as the customer does', () => {
    expect(indexOf({ levels, weights: { offer: 1, deadlines: 2, reaction: 1 } })).toMatchObject({ index: 50 });
    expect(indexOf({ levels, weights: { offer: 3, deadlines: 1, reaction: 0 } })).toMatchObject({ index: 87.5 });
  });

  it('leaves an indicator out that was not answered, and its weight with it', () => {
    // (2 × 50 + 1 × 0) / 3
    const { offer: _unanswered, ...rest } = levels;
    expect(indexOf({ levels: rest, weights: { offer: 7, deadlines: 2, reaction: 1 } })).toMatchObject({
      index: expect.closeTo(100 / 3, 9),
      parts: [{ indicatorId: 'deadlines' }, { indicatorId: 'reaction' }],
    });
  });

  it('gives an indicator without a weight the mean of the others, and all the same weight where there is none', () => {
    // Weights 1, 3 and so 2: (100 + 150 + 0) / 6.
    expect(indexOf({ levels, weights: { offer: 1, deadlines: 3 } })).toMatchObject({
      index: expect.closeTo(250 / 6, 9),
    });
    expect(indexOf({ levels, weights: {} })).toMatchObject({ index: expect.closeTo(50, 9) });
  });

  it('has none where nothing was answered, or nothing that was answered has weight', () => {
    expect(indexOf({ levels: {}, weights: { offer: 1 } })).toEqual({
      kind: 'none',
      customerId: 'A',
      reason: 'noItems',
    });
    const zero = { kind: 'none', customerId: 'A', reason: 'noWeight' };
    expect(indexOf({ levels, weights: { offer: 0, deadlines: 0, reaction: 0 } })).toEqual(zero);
    expect(indexOf({ levels: { offer: 4 }, weights: { offer: 0, deadlines: 1 } })).toEqual(zero);
  });

  it('joins several people of a customer, each on a scale of their own', () => {
    // Levels: offer (5 + 3)/2 = 4, 75 %; reaction 1 of one of them, 0 %. Weights of means 1: 1.5 and 0.5; 1 and 1. So 1.25 and 0.75.
    expect(
      indexOf(
        { levels: { offer: 5 }, weights: { offer: 30, reaction: 10 } },
        { levels: { offer: 3, reaction: 1 }, weights: { offer: 2, reaction: 2 } },
      ),
    ).toMatchObject({ index: expect.closeTo((1.25 * 75) / 2, 9) });
  });

  it('does not depend on the unit of the weights, and stays between the worst and the best indicator', () => {
    const level = fc.integer({ min: 1, max: 5 });
    const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
    const three = <T>(one: fc.Arbitrary<T>) => fc.record({ offer: one, deadlines: one, reaction: one });
    fc.assert(
      fc.property(
        three(level),
        three(weight),
        fc.double({ min: 0.01, max: 1_000, noNaN: true }),
        (some, weights, unit) => {
          const scaled = Object.fromEntries(Object.entries(weights).map(([id, one]) => [id, one * unit]));
          const [one, other] = [indexOf({ levels: some, weights }), indexOf({ levels: some, weights: scaled })];
          if (one?.kind !== 'index' || other?.kind !== 'index') throw new Error('All have weight.');
          expect(other.index).toBeCloseTo(one.index, 8);
          const percents = Object.values(some).map(levelPercent);
          expect(one.index).toBeGreaterThanOrEqual(Math.min(...percents) - 1e-9);
          expect(one.index).toBeLessThanOrEqual(Math.max(...percents) + 1e-9);
        },
      ),
    );
  });

  it('refuses a level that is off the scale and a weight that cannot be, and says whose', () => {
    expect(() => indexOf({ levels: { offer: 6 }, weights: {} })).toThrow(
      'Question offer of customer A: a level from 1 to 5, not 6.',
    );
    expect(() => indexOf({ levels, weights: { offer: -1 } })).toThrow(
      'Weight of indicator offer of customer A: a finite number ≥ 0, not -1.',
    );
  });
});

describe('answerOfItems', () => {
  const support = {
    levels: [{ levelId: 'support', indicators: [{ indicatorId: 'reaction', questions: ['speed', 'clarity'] }] }],
  };

  it('makes an answer of an event’s items, with the mean weight of an indicator’s questions', () => {
    const items = [
      { indicatorId: 'speed', level: 2, weight: 1 },
      { indicatorId: 'clarity', level: 4, weight: 2 },
      { indicatorId: 'price', level: 1, weight: 9 },
    ];
    expect(answerOfItems(support, 'A', items)).toEqual({
      answer: { customerId: 'A', levels: { speed: 2, clarity: 4 }, weights: { reaction: 1.5 } },
      unknown: ['price'],
    });
  });

  it('leaves a weight open that no item tells', () => {
    expect(answerOfItems(support, 'A', [{ indicatorId: 'speed', level: 2 }]).answer.weights).toEqual({});
  });
});

describe('modelProblems', () => {
  it('tells all that is wrong with a model at once', () => {
    const indicator = { indicatorId: 'offer', questions: ['q1'] };
    const faulty = {
      levels: [
        { levelId: 'sales', indicators: [indicator, { indicatorId: 'price', questions: [] }] },
        { levelId: 'sales', indicators: [indicator] },
      ],
    };
    expect(modelProblems(faulty)).toEqual([
      'Indicator price has no question: give one or leave the indicator out.',
      'Level sales is there twice: join the two.',
      'Indicator offer is there twice: join the two.',
      'Question q1 is there twice: it can support one indicator only.',
    ]);
    expect(() => customerIndexes({ levels: [] }, [])).toThrow(
      'The model has no indicator: give at least one with a question.',
    );
    expect(modelProblems(model)).toEqual([]);
  });
});
