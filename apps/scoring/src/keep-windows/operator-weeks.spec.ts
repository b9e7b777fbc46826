import { OperatorWeeks } from './operator-weeks.js';

describe("the operator's weeks", () => {
  const weeks = new OperatorWeeks({ OPERATOR_TIME_ZONE: 'Europe/Helsinki' });

  it('begin on Monday at midnight of the operator’s zone', () => {
    expect(weeks.at(Date.UTC(2026, 10, 15, 21, 59, 59)).id).toBe('2026-W46');
    expect(weeks.at(Date.UTC(2026, 10, 15, 22)).id).toBe('2026-W47');
  });

  it('are the same object for every instant of a week', () => {
    expect(weeks.at(Date.UTC(2026, 10, 18))).toBe(weeks.at(Date.UTC(2026, 10, 22)));
  });
});
