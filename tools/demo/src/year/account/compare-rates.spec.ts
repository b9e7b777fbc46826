import { answered, aProgramme, givenAnswer, issued, NOON } from '../testing/a-year.js';
import { compareRates } from './compare-rates.js';

const programmes = [aProgramme('support', { kind: 'transactional' })];
const ids = Array.from({ length: 100 }, (_, index) => `INV-${index}`);
const trials = ids.map((id) => ({ of: `hash of ${id}`, contactId: 'CON-1', at: NOON, chance: 0.5, willAnswer: false }));
const told = (answers: number) => ({
  issued: ids.map((id) => issued(id)),
  answered: ids.slice(0, answers).map((id) => answered(id)),
});

describe('compareRates', () => {
  it('agrees within four standard deviations of what was planted, and no farther', () => {
    const agrees = (answers: number) => compareRates(programmes, told(answers), { trials, answers: [] })[0]?.agrees;
    expect([29, 30, 50, 70, 71].map(agrees)).toEqual([false, true, true, true, false]);
  });

  it('counts who answered too late, and who will only after the end, as people who answer', () => {
    const late = ids.slice(20, 40).map((id) => givenAnswer(`hash of ${id}`, { status: 410 }));
    const waiting = trials.map((trial, index) => ({ ...trial, willAnswer: index >= 90 }));
    expect(compareRates(programmes, told(20), { trials: waiting, answers: late })).toEqual([
      {
        ...{ programmeId: 'support', reached: 100, planted: 50, deviation: 5 },
        ...{ answered: 20, tooLate: 20, afterTheEnd: 10, agrees: true },
      },
    ]);
  });

  it('counts a reminder as another chance of the same invitation', () => {
    const reminder = { of: 'hash of INV-0', contactId: 'CON-1', at: NOON, chance: 0.2, willAnswer: false };
    const [rate] = compareRates(programmes, told(50), { trials: [...trials, reminder], answers: [] });
    expect(rate?.reached).toBe(100);
    expect(rate?.planted).toBeCloseTo(50.2, 10);
  });
});
