import { DAY_MS, HOUR_MS, type Instant } from '../time/index.js';
import { answered, CONTACT_STATES, invited, mayAsk, type ContactHistory, type ContactPolicy } from './index.js';
import type { Question } from './index.js';
import { aContact, aPolicy, aQuestion } from './testing/a-question.js';

/** Monday noon in Helsinki. */
const NOON = Date.parse('2026-11-23T10:00:00Z');

interface Scene {
  readonly question?: Partial<Question>;
  readonly contact?: Partial<ContactHistory>;
  readonly policy?: Partial<ContactPolicy>;
  readonly account?: readonly Instant[];
  readonly now?: Instant;
}

const ask = ({ question, contact, policy, account = [], now = NOON }: Scene = {}) =>
  mayAsk(aQuestion(question), aContact(contact), account, {
    policy: aPolicy(policy),
    now,
    operatorTimeZone: 'Europe/Helsinki',
  });

const asked = (surveyId: string, told: { invitedAt?: Instant; answeredAt?: Instant }) => ({
  contact: { surveys: [{ surveyId, ...told }] },
});
const thirty = { invitedDays: 30, answeredDays: 0 };
const ninety = { invitedDays: 0, answeredDays: 90 };
const delayed = (reason: string, until: Instant) => ({ kind: 'denied', reason, mode: 'delay', until });

describe('mayAsk', () => {
  it('allows a contact who agreed, can be reached and was never asked', () => {
    expect(ask()).toEqual({ kind: 'allowed' });
  });

  it.each<[string, Scene]>([
    ['deceased', { contact: { status: 'deceased', consent: false } }],
    ['noConsent', { contact: { consent: false } }],
    ['noConsent', { contact: { status: 'left' } }],
    ['noAddress', { question: { channel: { kind: 'none', reason: 'noAddress' } } }],
    ['optedOut', { question: { channel: { kind: 'none', reason: 'optedOut' } } }],
    ['staff', { contact: { states: new Set(['staff']) } }],
    ['bereavement', { contact: { states: new Set(['bereavement', 'openOutage']) } }],
    ['duplicateTrigger', { question: { trigger: { late: true, alreadyAsked: true } } }],
    ['lateTrigger', { question: { trigger: { late: true, alreadyAsked: false } } }],
    ['lateTrigger', { question: { usefulUntil: NOON } }],
  ])('blocks for good with %s, even where the programme would wait', (reason, scene) => {
    const policy = { anySurvey: thirty, leaveAlone: CONTACT_STATES };
    const surveys = [{ surveyId: 'other', invitedAt: NOON }];
    expect(ask({ ...scene, policy, contact: { surveys, ...scene.contact } })).toEqual({
      kind: 'denied',
      reason,
      mode: 'block',
    });
  });

  it.each<[string, Scene]>([
    ['cooldownAnySurvey', { policy: { anySurvey: thirty }, ...asked('other', { invitedAt: NOON - 30 * DAY_MS + 1 }) }],
    ['cooldownAnySurvey', { policy: { anySurvey: ninety }, ...asked('other', { answeredAt: NOON - 90 * DAY_MS + 1 }) }],
    [
      'cooldownThisSurvey',
      { question: { clocks: thirty }, ...asked('support', { invitedAt: NOON - 30 * DAY_MS + 1 }) },
    ],
    [
      'cooldownThisSurvey',
      { question: { clocks: ninety }, ...asked('support', { answeredAt: NOON - 90 * DAY_MS + 1 }) },
    ],
    ['contactCap', { policy: { contactCap: { invitations: 2, days: 7 } }, contact: { invitations: sevenDaysAgo() } }],
    ['accountCap', { policy: { accountCap: { invitations: 2, days: 7 } }, account: sevenDaysAgo() }],
  ])('holds back by %s to the millisecond', (reason, scene) => {
    expect(ask(scene)).toEqual(delayed(reason, NOON + 1));
    expect(ask({ ...scene, now: NOON + 1 })).toEqual({ kind: 'allowed' });
  });

  it('does not take another survey for this one', () => {
    expect(ask({ question: { clocks: thirty }, ...asked('other', { invitedAt: NOON }) })).toEqual({ kind: 'allowed' });
  });

  it('holds to an invitation dated after now, since triggers come out of order', () => {
    const scene = { policy: { anySurvey: thirty }, ...asked('other', { invitedAt: NOON + DAY_MS }) };
    expect(ask(scene)).toEqual(delayed('cooldownAnySurvey', NOON + 31 * DAY_MS));
  });

  it('names of several reasons the one that holds longest, and its end', () => {
    const surveys = [{ surveyId: 'support', invitedAt: NOON, answeredAt: NOON }];
    const scene = { contact: { surveys }, policy: { anySurvey: thirty }, question: { clocks: ninety } };
    expect(ask(scene)).toEqual(delayed('cooldownThisSurvey', NOON + 90 * DAY_MS));
  });

  it('blocks where the programme does not wait, and tells when the contact may be asked again', () => {
    const scene = { policy: { anySurvey: thirty }, ...asked('other', { invitedAt: NOON }) };
    expect(ask({ ...scene, question: { onClash: 'block' } })).toEqual({
      kind: 'denied',
      reason: 'cooldownAnySurvey',
      mode: 'block',
      until: NOON + 30 * DAY_MS,
    });
  });

  it('blocks what would be asked only once nobody wants to know any more', () => {
    const scene = { policy: { anySurvey: thirty }, ...asked('other', { invitedAt: NOON }) };
    const until = NOON + 30 * DAY_MS;
    expect(ask({ ...scene, question: { usefulUntil: until } })).toMatchObject({ mode: 'block', until });
    expect(ask({ ...scene, question: { usefulUntil: until + 1 } })).toMatchObject({ mode: 'delay', until });
  });

  it.each(['openOutage', 'openComplaint', 'dunning', 'openCase'] as const)(
    'looks again a day later with %s',
    (state) => {
      const scene = { policy: { leaveAlone: [state] }, contact: { states: new Set([state]) } };
      expect(ask(scene)).toEqual(delayed(state, NOON + DAY_MS));
      expect(ask({ ...scene, question: { onClash: 'block' } })).toEqual({
        kind: 'denied',
        reason: state,
        mode: 'block',
      });
      expect(ask({ ...scene, policy: { leaveAlone: [] } })).toEqual({ kind: 'allowed' });
    },
  );

  it('lets an exempt kind ask in spite of other surveys and of its own open case, but never sooner than its own clock', () => {
    const policy: Partial<ContactPolicy> = {
      anySurvey: thirty,
      leaveAlone: ['openCase', 'openOutage'],
      exemptKinds: ['verification'],
    };
    const question: Partial<Question> = { surveyId: 'fixed', kind: 'verification', clocks: thirty };
    const surveys = [{ surveyId: 'support', invitedAt: NOON }];
    const states = new Set(['openCase'] as const);
    expect(ask({ policy, question, contact: { surveys, states } })).toEqual({ kind: 'allowed' });
    expect(ask({ policy, question, ...asked('fixed', { invitedAt: NOON }) })).toMatchObject({
      reason: 'cooldownThisSurvey',
    });
    expect(ask({ policy, question, contact: { states: new Set(['openOutage']) } })).toMatchObject({
      reason: 'openOutage',
    });
    // What it asks counts for the others.
    expect(ask({ policy, ...asked('fixed', { invitedAt: NOON }) })).toMatchObject({ reason: 'cooldownAnySurvey' });
  });

  it('delays over quiet hours even what does not wait for clashes, and ends a clock in the morning', () => {
    const policy = { quietHours: { from: 20, to: 8 }, anySurvey: thirty };
    const evening = Date.parse('2026-11-23T18:00:00Z');
    const morning = Date.parse('2026-11-24T06:00:00Z');
    expect(ask({ policy, now: evening - 1 })).toEqual({ kind: 'allowed' });
    expect(ask({ policy, now: evening, question: { onClash: 'block' } })).toEqual(delayed('quietHours', morning));
    expect(ask({ policy, now: morning })).toEqual({ kind: 'allowed' });
    const scene = asked('other', { invitedAt: evening - 30 * DAY_MS + HOUR_MS });
    expect(ask({ policy, ...scene })).toEqual(delayed('cooldownAnySurvey', morning));
  });

  it('goes by the contact’s clock, and by the operator’s where the zone is unknown or none', () => {
    const policy = { quietHours: { from: 20, to: 8 } };
    // 14:00 in Helsinki, 07:00 in New York.
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(ask({ policy, now, contact: { timeZone: 'America/New_York' } })).toEqual(
      delayed('quietHours', now + HOUR_MS),
    );
    expect(ask({ policy, now })).toEqual({ kind: 'allowed' });
    expect(ask({ policy, now, contact: { timeZone: 'Europe/Atlantis' } })).toEqual({ kind: 'allowed' });
  });

  it('asks nobody under a policy that leaves no hour of the week', () => {
    const quietDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
    expect(ask({ policy: { quietDays } })).toEqual({ kind: 'denied', reason: 'quietHours', mode: 'block' });
  });
});

describe('the history of a contact', () => {
  it('counts an answer of 0 as an answer, since it holds no scores at all', () => {
    const history = answered(invited(aContact(), 'support', NOON - DAY_MS), 'support', NOON);
    expect(history.surveys).toEqual([{ surveyId: 'support', invitedAt: NOON - DAY_MS, answeredAt: NOON }]);
  });

  it('keeps the latest of what comes out of order, survey by survey', () => {
    const twice = invited(invited(invited(aContact(), 'support', NOON), 'support', NOON - 1), 'sales', NOON - 2);
    expect(twice.surveys).toEqual([
      { surveyId: 'support', invitedAt: NOON },
      { surveyId: 'sales', invitedAt: NOON - 2 },
    ]);
    expect(twice.invitations).toEqual([NOON, NOON - 1, NOON - 2]);
  });
});

/** Two invitations, of which the older leaves a period of seven days at NOON + 1. */
function sevenDaysAgo(): readonly Instant[] {
  return [NOON - DAY_MS, NOON - 7 * DAY_MS + 1];
}
