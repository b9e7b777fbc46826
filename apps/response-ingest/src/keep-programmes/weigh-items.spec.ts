import { weighItems } from './weigh-items.js';

const questionnaire = {
  reasons: [],
  indicators: [
    { indicatorId: 'speed', weight: 0.7, labels: {} },
    { indicatorId: 'manners', weight: 0, labels: {} },
  ],
  mayWeCallYou: false,
  mayWeQuoteYou: false,
};

describe('weighItems', () => {
  it('takes weights and order from the definition, never from the sender', () => {
    const given = [
      { indicatorId: 'manners', level: 5, weight: 100 },
      { indicatorId: 'speed', level: 1, weight: undefined },
    ];
    expect(weighItems(given, questionnaire)).toEqual([
      { indicatorId: 'speed', level: 1, weight: 0.7 },
      { indicatorId: 'manners', level: 5, weight: 0 },
    ]);
  });

  it('leaves aside what the programme does not ask', () => {
    expect(weighItems([{ indicatorId: 'price', level: 2, weight: 1 }], questionnaire)).toEqual([]);
  });

  it('believes the sender where no programme is known, and weighs alike what has no weight', () => {
    const given = [
      { indicatorId: 'price', level: 2, weight: 0.3 },
      { indicatorId: 'speed', level: 3, weight: undefined },
    ];
    expect(weighItems(given, undefined)).toEqual([
      { indicatorId: 'price', level: 2, weight: 0.3 },
      { indicatorId: 'speed', level: 3, weight: 1 },
    ]);
  });
});
