import { aProgramme } from '../testing/a-year.js';
import { aCounted } from '../testing/counted-answers.js';
import { accountIndexes } from './account-index.js';

const wave = aProgramme(
  'jet-wave-3',
  { kind: 'wave', waveId: 'W3' },
  {
    questionnaire: {
      indicators: [
        { indicatorId: 'promises', weight: 3 },
        { indicatorId: 'price', weight: 1 },
      ],
    },
  },
);
const levels = (promises: number, price: number) => [
  { indicatorId: 'promises', level: promises },
  { indicatorId: 'price', level: price },
];
/** Two people of A, one of B: A has (4 + 5) / 2 → 87.5 % and 2 → 25 %, together 71.875 %; B 50 % and 100 %, together 62.5 %. */
const answers = [
  aCounted({ customerId: 'A', waveId: 'W3', items: levels(4, 2) }),
  aCounted({ customerId: 'A', waveId: 'W3', items: levels(5, 2) }),
  aCounted({ customerId: 'B', waveId: 'W3', items: levels(3, 5) }),
  aCounted({ customerId: 'C', waveId: 'W2', items: levels(1, 1) }),
];
const index = (percent: number, n = 2) => new Map([['W3', { kind: 'index', n, percent }]]);

describe('accountIndexes', () => {
  it('computes the index of a wave by hand, each customer counting alike', () => {
    const { indexes, problems } = accountIndexes([wave], answers, index((71.875 + 62.5) / 2));
    expect(problems).toEqual([]);
    expect(indexes).toEqual([
      {
        ...{ waveId: 'W3', answers: 3, customers: 2, byHand: 67.1875, told: 67.1875 },
        indicators: { promises: 68.75, price: 62.5 },
      },
    ]);
  });

  it('says where another index is told, or one of other customers', () => {
    expect(accountIndexes([wave], answers, index(67.1876, 3)).problems).toEqual([
      'W3 is told of 3 customers; 2 answered.',
      'W3 is told to have an index of 67.1876; by hand it is 67.1875.',
    ]);
    expect(accountIndexes([wave], answers, new Map()).problems).toEqual(['Nothing is told of the index of W3.']);
  });

  it('accepts that the platform tells none of too few, and expects none of a wave without answers', () => {
    const few = new Map([['W3', { kind: 'insufficient', n: 2 }]]);
    expect(accountIndexes([wave], answers, few)).toMatchObject({ indexes: [{ told: null }], problems: [] });
    expect(accountIndexes([wave], [], new Map())).toEqual({ indexes: [], problems: [] });
  });
});
