import { loadProfile } from '../profiles/load-profile.js';
import { SurveyHabits } from './survey-habits.js';
import type { Surveys } from './survey-profile.js';

const { behaviour } = required(loadProfile('three-programmes').surveys);
const habits = (change: Partial<Surveys['behaviour']> = {}, seed = 1) =>
  new SurveyHabits(seed, { ...behaviour, ...change });
const people = Array.from({ length: 4_000 }, (_, index) => `CON-${index}`);
const shareOf = (count: number): number => count / people.length;

describe('SurveyHabits', () => {
  it('are the same whenever somebody asks, and others for another seed', () => {
    const calls = (of: SurveyHabits) => people.slice(0, 50).map((contactId) => of.callTo(contactId, 0));
    expect(calls(habits())).toEqual(calls(habits()));
    expect(calls(habits())).not.toEqual(calls(habits({}, 2)));
  });

  it('let as many opt out as the profile says, some of them of everything', () => {
    const optsOut = habits({ optsOut: { perMessage: 0.2, ofAll: 0.25 } });
    const said = people.map((contactId) => optsOut.optsOutAfter(contactId, 0));
    expect(shareOf(said.filter((scope) => scope !== undefined).length)).toBeCloseTo(0.2, 1);
    expect(shareOf(said.filter((scope) => scope === 'all').length)).toBeCloseTo(0.05, 1);
  });

  it('keep people out of reach for good, and put off some messages of the others a few times', () => {
    const gateway = habits({ gateway: { unreachable: 0.1, busy: 0.3, mostTries: 2 } });
    const tries = people.map((contactId) => gateway.triesFor(contactId, 0));
    const lost = people.filter((_, index) => tries[index] === Infinity);
    expect(shareOf(lost.length)).toBeCloseTo(0.1, 1);
    expect(lost.every((contactId) => gateway.triesFor(contactId, 7) === Infinity)).toBe(true);
    expect(new Set(tries)).toEqual(new Set([0, 1, 2, Infinity]));
  });

  it('leave cases lying, call in vain and find people who want no contact as often as the profile says', () => {
    const cases = habits({
      cases: { ...behaviour.cases, late: 0.1, noAnswer: 0.3, unreachable: 0.05, noContact: 0.08, contactAfterHours: 5 },
    });
    const plans = people.map((contactId) => cases.caseOf(contactId, 0));
    const share = (is: (plan: (typeof plans)[number]) => boolean): number => shareOf(plans.filter(is).length);
    expect(share(({ isLate }) => isLate)).toBeCloseTo(0.1, 1);
    expect(share(({ callsInVain }) => callsInVain === Infinity)).toBeCloseTo(0.05, 1);
    expect(share(({ callsInVain }) => callsInVain === 1)).toBeCloseTo(0.3 * 0.95, 1);
    expect(share(({ wantsNoContact }) => wantsNoContact)).toBeCloseTo(0.08, 1);
    const mean = plans.reduce((sum, { contactAfterMinutes }) => sum + contactAfterMinutes, 0) / plans.length;
    expect(Math.abs(mean - 300)).toBeLessThan(20);
  });

  it('keep a customer as hard to reach in each case', () => {
    const cases = habits({ cases: { ...behaviour.cases, unreachable: 0.05 } });
    const lost = people.filter((contactId) => cases.caseOf(contactId, 0).callsInVain === Infinity);
    expect(lost.every((contactId) => cases.caseOf(contactId, 9).callsInVain === Infinity)).toBe(true);
  });

  it('know how many say yes of those who say yes or no to an interviewer', () => {
    const counted = habits({ interviews: { ...behaviour.interviews, answers: 0.6, refused: 0.1, wrongNumber: 0.1 } });
    expect(counted.interviewedShare).toBeCloseTo(0.75, 10);
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The profile sets up surveys.');
  return value;
}
