import fc from 'fast-check';
import { DAY_MS, type Instant } from '../time/index.js';
import { decideTogether, type AskingHistory, type ContactPolicy, type DueQuestion } from './index.js';
import { aContact, aPolicy, aQuestion } from './testing/a-question.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const anySurvey = { invitedDays: 30, answeredDays: 0 };

const due = (candidateId: string, told: Partial<DueQuestion> = {}): DueQuestion => ({
  ...aQuestion(),
  candidateId,
  contactId: 'CON-1',
  priority: 10,
  dueAt: NOW,
  ...told,
});

const contacts = (...ids: readonly string[]): AskingHistory['contacts'] =>
  new Map(ids.map((contactId) => [contactId, aContact({ contactId })]));

function decide(
  questions: readonly DueQuestion[],
  policy: Partial<ContactPolicy>,
  accounts: ReadonlyMap<string, readonly Instant[]> = new Map(),
) {
  const history = { contacts: contacts('CON-1', 'CON-2', 'CON-3'), accounts };
  const circumstances = { policy: aPolicy(policy), now: NOW, operatorTimeZone: 'UTC' };
  const decided = decideTogether(questions, history, circumstances);
  return Object.fromEntries(decided.map(({ question, permission }) => [question.candidateId, permission]));
}

const lower = { kind: 'denied', reason: 'lowerPriority', until: NOW + 30 * DAY_MS };
const allowed = { kind: 'allowed' };

describe('decideTogether', () => {
  it('lets the smaller priority number ask; the others wait for the clock that it set, or are left', () => {
    const questions = [due('a'), due('b', { priority: 20, onClash: 'block' }), due('c', { priority: 1 })];
    expect(decide(questions, { anySurvey })).toEqual({
      a: { ...lower, mode: 'delay' },
      b: { ...lower, mode: 'block' },
      c: allowed,
    });
  });

  it('breaks a tie by what was due first, then by id', () => {
    expect(decide([due('a'), due('b', { dueAt: NOW - 1 })], { anySurvey })).toMatchObject({ b: allowed });
    expect(decide([due('b'), due('a')], { anySurvey })).toMatchObject({ a: allowed, b: lower });
  });

  it('shares the cap of an account among its contacts by the same order', () => {
    const policy = { accountCap: { invitations: 2, days: 30 } };
    const questions = ['CON-1', 'CON-2', 'CON-3'].map((contactId, index) =>
      due(contactId, { contactId, priority: 3 - index }),
    );
    expect(decide(questions, policy)).toEqual({
      'CON-1': { ...lower, mode: 'delay' },
      'CON-2': allowed,
      'CON-3': allowed,
    });
    const before = new Map([['CUS-1', [NOW - DAY_MS]]]);
    expect(decide(questions, policy, before)).toMatchObject({
      'CON-1': { until: NOW + 29 * DAY_MS },
      'CON-2': { until: NOW + 29 * DAY_MS },
      'CON-3': allowed,
    });
  });

  it('tells who could not have been asked anyway the reason of their own', () => {
    const late = due('b', { priority: 1, trigger: { late: true, alreadyAsked: false } });
    expect(decide([due('a'), late], { anySurvey })).toMatchObject({ a: allowed, b: { reason: 'lateTrigger' } });
  });

  it('leaves out a contact that nobody knows', () => {
    expect(decide([due('a', { contactId: 'CON-9' })], {})).toEqual({});
  });

  it('decides the same in whatever order the questions come', () => {
    const question = fc.record({
      contactId: fc.constantFrom('CON-1', 'CON-2', 'CON-3'),
      surveyId: fc.constantFrom('support', 'sales', 'billing'),
      priority: fc.integer({ min: 1, max: 3 }),
      dueAt: fc.integer({ min: NOW - 3, max: NOW }),
      onClash: fc.constantFrom('block' as const, 'delay' as const),
    });
    const batches = fc
      .array(question, { maxLength: 12 })
      .map((told) => told.map((one, index) => due(`Q-${index}`, one)))
      .chain((batch) => fc.tuple(fc.constant(batch), fc.shuffledSubarray(batch, { minLength: batch.length })));
    const policy = { contactCap: { invitations: 1, days: 7 }, accountCap: { invitations: 2, days: 7 } };
    fc.assert(
      fc.property(batches, ([batch, shuffled]) => {
        expect(decide(shuffled, policy)).toEqual(decide(batch, policy));
      }),
    );
  });
});
