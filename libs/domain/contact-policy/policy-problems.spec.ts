import { policyProblems, type ContactPolicy } from './index.js';
import { aPolicy } from './testing/a-question.js';

const fields = (told: Partial<ContactPolicy>) => policyProblems(aPolicy(told)).map(({ field }) => field);

describe('policyProblems', () => {
  it('finds nothing wrong with a policy that forbids nothing', () => {
    expect(fields({})).toEqual([]);
  });

  it('tells everything at once, each with where and how to mend it', () => {
    const problems = policyProblems({
      anySurvey: { invitedDays: -1, answeredDays: 1.5 },
      contactCap: { invitations: 0, days: 0 },
      accountCap: { invitations: 1, days: Number.NaN },
      quietHours: { from: 24, to: 8 },
      quietDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
      leaveAlone: [],
      exemptKinds: [],
    });
    expect(problems.map(({ field }) => field)).toEqual([
      '/anySurvey/invitedDays',
      '/anySurvey/answeredDays',
      '/contactCap/invitations',
      '/contactCap/days',
      '/accountCap/days',
      '/quietHours/from',
      '/quietDays',
    ]);
    expect(problems.every(({ problem, mend }) => problem.length > 10 && mend.length > 10)).toBe(true);
  });

  it('refuses quiet hours that could mean always or never', () => {
    expect(fields({ quietHours: { from: 8, to: 8 } })).toEqual(['/quietHours']);
    expect(fields({ quietHours: null })).toEqual([]);
  });
});
