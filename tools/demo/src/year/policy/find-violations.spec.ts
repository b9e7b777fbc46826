import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import type { Asked, PolicyCase, PolicyPerson } from './asked.js';
import { findViolations } from './find-violations.js';

/** A Wednesday at noon in Helsinki. */
const NOON = Date.parse('2026-06-03T09:00:00Z');
const after = (days: number): number => NOON + days * DAY_MS;

const person = (contactId: string, more: Partial<PolicyPerson> = {}): [string, PolicyPerson] => [
  contactId,
  { contactId, customerId: 'CUS-1', timeZone: 'Europe/Helsinki', consents: true, ...more },
];
let count = 0;
const asked = (at: number, more: Partial<Asked> = {}): Asked => ({
  ...{ invitationId: `INV-${(count += 1)}`, surveyId: 'support', kind: 'transactional', contactId: 'CON-1' },
  ...{ channel: 'webhook', at, sentAt: [at] },
  ...more,
});
const aCase = (more: Partial<PolicyCase>): PolicyCase => ({
  policy: { anySurvey: {} },
  clocks: new Map(),
  asked: [],
  answered: [],
  people: new Map([person('CON-1'), person('CON-2')]),
  optedOut: [],
  states: [],
  ...more,
});
const rulesBroken = (more: Partial<PolicyCase>) => findViolations(aCase(more)).map(({ rule }) => rule);

describe('findViolations', () => {
  describe('the clocks of any survey', () => {
    const policy = { anySurvey: { invitedDays: 21, answeredDays: 30 }, exemptKinds: ['verification'] };

    it('finds an invitation a second before the clock has passed, and none when it has', () => {
      const other = { surveyId: 'billing' };
      expect(rulesBroken({ policy, asked: [asked(NOON), asked(after(21) - 1000, other)] })).toEqual([
        'any survey, after an invitation',
      ]);
      expect(rulesBroken({ policy, asked: [asked(NOON), asked(after(21), other)] })).toEqual([]);
    });

    it('finds two at the same moment once', () => {
      expect(rulesBroken({ policy, asked: [asked(NOON), asked(NOON, { surveyId: 'billing' })] })).toEqual([
        'any survey, after an invitation',
      ]);
    });

    it('lets exempt kinds ask, and counts what they ask', () => {
      const verification = { kind: 'verification', surveyId: 'verification' };
      expect(rulesBroken({ policy, asked: [asked(NOON), asked(after(1), verification)] })).toEqual([]);
      expect(rulesBroken({ policy, asked: [asked(NOON, verification), asked(NOON)] })).toEqual([]);
      expect(rulesBroken({ policy, asked: [asked(NOON, verification), asked(after(1))] })).toEqual([
        'any survey, after an invitation',
      ]);
    });

    it('finds an invitation too soon after an answer that was known', () => {
      const answer = { contactId: 'CON-1', surveyId: 'billing', at: NOON };
      const late = { asked: [asked(after(30) - 1000)], policy };
      expect(rulesBroken({ ...late, answered: [{ ...answer, knownAt: after(1) }] })).toEqual([
        'any survey, after an answer',
      ]);
      expect(rulesBroken({ ...late, answered: [{ ...answer, knownAt: after(30) }] })).toEqual([]);
      expect(rulesBroken({ ...late, answered: [{ ...answer, contactId: 'CON-2', knownAt: NOON }] })).toEqual([]);
    });
  });

  describe('the clocks of a survey', () => {
    const clocks = new Map([['support', { invitedDays: 60, answeredDays: 90 }]]);

    it('finds an invitation too soon after one of the same survey, of another none', () => {
      expect(rulesBroken({ clocks, asked: [asked(NOON), asked(after(59))] })).toEqual([
        'this survey, after an invitation',
      ]);
      expect(rulesBroken({ clocks, asked: [asked(NOON, { surveyId: 'billing' }), asked(after(59))] })).toEqual([]);
    });

    it('finds an invitation too soon after an answer to the same survey', () => {
      const answered = [{ contactId: 'CON-1', surveyId: 'support', at: NOON, knownAt: NOON }];
      expect(rulesBroken({ clocks, answered, asked: [asked(after(89))] })).toEqual(['this survey, after an answer']);
      expect(rulesBroken({ clocks, answered, asked: [asked(after(90))] })).toEqual([]);
    });
  });

  it('finds the invitation that is one too many for a contact in any period, exempt or not', () => {
    const policy = { anySurvey: {}, contactCap: { invitations: 2, days: 10 }, exemptKinds: ['verification'] };
    const third = { kind: 'verification' };
    expect(rulesBroken({ policy, asked: [asked(NOON), asked(after(5)), asked(after(9), third)] })).toEqual([
      'contact cap',
    ]);
    expect(rulesBroken({ policy, asked: [asked(NOON), asked(after(5)), asked(after(10), third)] })).toEqual([]);
  });

  it('finds the invitation that is one too many for all contacts of a customer', () => {
    const policy = { anySurvey: {}, accountCap: { invitations: 1, days: 10 } };
    const two = [asked(NOON), asked(after(9), { contactId: 'CON-2' })];
    expect(rulesBroken({ policy, asked: two })).toEqual(['account cap']);
    const people = new Map([person('CON-1'), person('CON-2', { customerId: 'CUS-2' })]);
    expect(rulesBroken({ policy, asked: two, people })).toEqual([]);
  });

  describe('quiet times', () => {
    const policy = { anySurvey: {}, quietHours: { from: 21, to: 8 }, quietDays: ['sunday'] };
    const at = (text: string) => Date.parse(text);

    it('finds an invitation in the quiet hours of the contact’s own clock', () => {
      expect(rulesBroken({ policy, asked: [asked(at('2026-06-03T04:59:59Z'))] })).toEqual([
        'quiet hours',
        'quiet hours',
      ]);
      expect(rulesBroken({ policy, asked: [asked(at('2026-06-03T05:00:00Z'))] })).toEqual([]);
      const people = new Map([person('CON-1', { timeZone: 'America/New_York' })]);
      expect(rulesBroken({ policy, people, asked: [asked(at('2026-06-03T05:00:00Z'), { sentAt: [] })] })).toEqual([
        'quiet hours',
      ]);
    });

    it('finds quiet hours that do not go over midnight', () => {
      const siesta = { anySurvey: {}, quietHours: { from: 12, to: 15 } };
      expect(rulesBroken({ policy: siesta, asked: [asked(NOON, { sentAt: [] })] })).toEqual(['quiet hours']);
      expect(rulesBroken({ policy: siesta, asked: [asked(NOON + 3 * HOUR_MS)] })).toEqual([]);
    });

    it('finds a message that was sent late into the night', () => {
      expect(rulesBroken({ policy, asked: [asked(NOON, { sentAt: [NOON + 10 * HOUR_MS] })] })).toEqual(['quiet hours']);
    });

    it('finds an invitation on a quiet day', () => {
      expect(rulesBroken({ policy, asked: [asked(at('2026-06-07T09:00:00Z'), { sentAt: [] })] })).toEqual([
        'quiet days',
      ]);
    });

    it('leaves to interviewers when they call, but not when they are asked to', () => {
      const night = at('2026-06-03T20:00:00Z');
      expect(rulesBroken({ policy, asked: [asked(NOON, { channel: 'agent', sentAt: [night] })] })).toEqual([]);
      expect(rulesBroken({ policy, asked: [asked(night, { channel: 'agent', sentAt: [] })] })).toEqual(['quiet hours']);
    });
  });

  describe('opting out', () => {
    const optedOut = [{ contactId: 'CON-1', scope: 'webhook', at: NOON }];

    it('finds an invitation after an opt-out from its channel, and a message of an earlier one', () => {
      expect(rulesBroken({ optedOut, asked: [asked(after(1))] })).toEqual(['opt-out']);
      expect(rulesBroken({ optedOut, asked: [asked(after(-1), { sentAt: [after(1)] })] })).toEqual(['opt-out']);
    });

    it('knows what came before, another channel, and all of them', () => {
      expect(rulesBroken({ optedOut, asked: [asked(NOON)] })).toEqual([]);
      expect(rulesBroken({ optedOut, asked: [asked(after(1), { channel: 'agent' })] })).toEqual([]);
      const all = [{ contactId: 'CON-1', scope: 'all', at: NOON }];
      expect(rulesBroken({ optedOut: all, asked: [asked(after(1), { channel: 'agent' })] })).toEqual(['opt-out']);
    });
  });

  describe('who is in the middle of something', () => {
    const states = (state: string) => [{ contactId: 'CON-1', state, from: NOON, to: after(2) }];
    const policy = {
      anySurvey: {},
      leaveAlone: ['openOutage', 'openComplaint', 'dunning', 'bereavement', 'openCase', 'staff'],
    };

    it.each(policy.leaveAlone)('finds an invitation in the middle of %s', (state) => {
      expect(rulesBroken({ policy, states: states(state), asked: [asked(after(1))] })).toEqual(['left alone']);
      expect(rulesBroken({ policy, states: states(state), asked: [asked(after(2))] })).toEqual([]);
      expect(rulesBroken({ states: states(state), asked: [asked(after(1))] })).toEqual([]);
    });

    it('lets the very case ask that is open, and nothing else', () => {
      const exempting = { ...policy, exemptKinds: ['verification'] };
      const verification = asked(after(1), { kind: 'verification' });
      expect(rulesBroken({ policy: exempting, states: states('openCase'), asked: [verification] })).toEqual([]);
      expect(rulesBroken({ policy: exempting, states: states('dunning'), asked: [verification] })).toEqual([
        'left alone',
      ]);
    });
  });

  it('finds an invitation of somebody who never agreed', () => {
    const people = new Map([person('CON-1', { consents: false })]);
    expect(rulesBroken({ people, asked: [asked(NOON)] })).toEqual(['consent']);
  });

  it('finds an invitation of somebody who is gone, and a message', () => {
    const people = new Map([person('CON-1', { departedAt: after(1) })]);
    expect(rulesBroken({ people, asked: [asked(after(1))] })).toEqual(['departed']);
    expect(rulesBroken({ people, asked: [asked(NOON, { sentAt: [after(2)] })] })).toEqual(['departed']);
    expect(rulesBroken({ people, asked: [asked(NOON)] })).toEqual([]);
  });
});
