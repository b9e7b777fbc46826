import { longestClockDays } from './index.js';

const none = { invitedDays: 0, answeredDays: 0 };
const policy = { anySurvey: none, contactCap: null, accountCap: null };

describe('longestClockDays', () => {
  it('is the longest of whatever may hold a question back', () => {
    expect(longestClockDays({ ...policy, anySurvey: { invitedDays: 30, answeredDays: 45 } }, [])).toBe(45);
    expect(longestClockDays({ ...policy, contactCap: { invitations: 4, days: 182 } }, [])).toBe(182);
    expect(longestClockDays({ ...policy, accountCap: { invitations: 4, days: 60 } }, [])).toBe(60);
    const programmes = [{ clocks: none }, { clocks: { invitedDays: 180, answeredDays: 90 } }];
    expect(longestClockDays({ ...policy, anySurvey: { invitedDays: 30, answeredDays: 0 } }, programmes)).toBe(180);
  });

  it('is nothing where nothing does', () => {
    expect(longestClockDays(policy, [{ clocks: none }])).toBe(0);
  });
});
