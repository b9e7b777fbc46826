import type { ContactPolicy } from '@sidetone/domain/contact-policy';
import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import fc from 'fast-check';
import { aProgramme } from '../testing/programmes.js';
import { decideCandidates, type Known } from './decide-candidates.js';
import type { DueCandidate, DueContact } from './due-candidate.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const policy: ContactPolicy = {
  anySurvey: { invitedDays: 30, answeredDays: 0 },
  contactCap: null,
  accountCap: null,
  quietHours: null,
  quietDays: [],
  leaveAlone: ['openOutage'],
  exemptKinds: ['verification'],
};

const contact = (told: Partial<DueContact> = {}): DueContact => ({
  contactId: 'CON-100',
  customerId: 'CUS-100',
  language: 'fi',
  timeZone: undefined,
  roles: [],
  consent: true,
  channels: undefined,
  addressed: [],
  status: 'active',
  equipmentClasses: [],
  ...told,
});
const candidate = (told: Partial<DueCandidate> = {}): DueCandidate => {
  const programme = told.programme ?? aProgramme();
  return {
    programme,
    programmeId: programme.programmeId,
    occasionId: 'INT-1',
    candidateId: `CAND-${told.occasionId ?? 'INT-1'}`,
    contactId: 'CON-100',
    customerId: 'CUS-100',
    subscriptionId: undefined,
    interactionKind: 'support',
    occasionAt: NOW - DAY_MS,
    trigger: { type: 'bss.interaction.changed.v1', id: 'INT-1' },
    verifies: undefined,
    frame: undefined,
    causeId: 'int-1',
    dueAt: NOW - HOUR_MS,
    contactKnown: true,
    told: [],
    ...told,
  };
};
const decide = (
  contacts: readonly DueContact[],
  candidates: readonly DueCandidate[],
  known: Partial<Known> = {},
  now = NOW,
) =>
  decideCandidates(
    candidates,
    {
      contacts: new Map(contacts.map((one) => [one.contactId, one])),
      clocks: new Map(),
      invitedContacts: new Map(),
      invitedAccounts: new Map(),
      optOuts: new Map(),
      states: new Map(),
      languages: ['en', 'fi'],
      ...known,
    },
    { policy, now, operatorTimeZone: 'UTC' },
  ).map(({ decision }) => decision);

describe('decideCandidates', () => {
  it('invites by the first of the programme’s channels that reaches the contact, in its language', () => {
    const programme = aProgramme({ channels: ['sms', 'email', 'webhook'] });
    expect(decide([contact({ addressed: ['email'] })], [candidate({ programme })])).toEqual([
      { state: 'invited', customerId: 'CUS-100', decidedAt: NOW, channel: 'email', language: 'fi' },
    ]);
  });

  it('falls back to the programme’s language, and to another channel for who opted out of one', () => {
    const programme = aProgramme({ channels: ['email', 'webhook'] });
    const optOuts = new Map([['CON-100', new Set(['email'] as const)]]);
    const who = contact({ addressed: ['email'], language: 'et' });
    expect(decide([who], [candidate({ programme })], { optOuts })).toMatchObject([
      { channel: 'webhook', language: 'en' },
    ]);
  });

  it.each([
    ['outsideAudience', aProgramme({ audience: { segments: ['business'] } }), contact({ segment: 'consumer' })],
    ['sampledOut', aProgramme({ sampling: { kind: 'random', share: 0, seed: 1 } }), contact()],
    ['noAddress', aProgramme({ channels: ['email'] }), contact()],
    ['noConsent', aProgramme(), contact({ consent: false })],
    ['deceased', aProgramme(), contact({ status: 'deceased' })],
    ['openOutage', aProgramme(), contact({ contactId: 'CON-out' })],
  ])('leaves a contact alone for %s', (reason, programme, who) => {
    const states = new Map([['CON-out', new Set(['openOutage'] as const)]]);
    const [decision] = decide([who], [candidate({ programme, contactId: who.contactId })], { states });
    expect(decision).toMatchObject({ state: 'suppressed', reason });
  });

  it('does not draw again who was drawn from a frame', () => {
    const programme = aProgramme({ sampling: { kind: 'random', share: 0, seed: 1 }, audience: { vip: true } });
    expect(decide([contact()], [candidate({ programme, frame: '2026' })])).toMatchObject([{ state: 'invited' }]);
  });

  it('asks later where the programme says so, and never when nobody would want to know any more', () => {
    const clocks = new Map([['CON-100', [{ surveyId: 'other', invitedAt: NOW - 20 * DAY_MS }]]]);
    const patient = (expiresDays: number) => candidate({ programme: aProgramme({ onClash: 'delay', expiresDays }) });
    expect(decide([contact()], [patient(30)], { clocks })).toEqual([
      { state: 'delayed', reason: 'cooldownAnySurvey', until: NOW + 10 * DAY_MS, decidedAt: NOW },
    ]);
    expect(decide([contact()], [patient(5)], { clocks })).toMatchObject([
      { state: 'suppressed', reason: 'cooldownAnySurvey', until: NOW + 10 * DAY_MS },
    ]);
  });

  it('leaves out whose contact nobody knows', () => {
    expect(decide([], [candidate()])).toEqual([]);
  });

  it('never lets two invitations of a contact come closer than the clock, in whatever order candidates come', () => {
    const due = fc.record({ person: fc.integer({ min: 1, max: 3 }), hour: fc.integer({ min: 0, max: 2_000 }) });
    fc.assert(
      fc.property(fc.array(due, { maxLength: 40 }), (entries) => {
        const invited = new Map<string, number[]>();
        for (let now = NOW; now <= NOW + 2_000 * HOUR_MS; now += 100 * HOUR_MS) {
          const nowDue = entries.flatMap(({ person, hour }, index) => {
            const dueAt = NOW + hour * HOUR_MS;
            const isDue = dueAt <= now && dueAt > now - 100 * HOUR_MS;
            return isDue
              ? [candidate({ occasionId: `INT-${index}`, contactId: `CON-${person}`, dueAt, occasionAt: dueAt })]
              : [];
          });
          const contacts = [1, 2, 3].map((person) => contact({ contactId: `CON-${person}` }));
          const clocks = new Map(
            [...invited].map(([id, times]) => [
              id,
              [{ surveyId: 'support-transactional', invitedAt: Math.max(...times) }],
            ]),
          );
          decide(contacts, nowDue, { clocks }, now).forEach(({ state }, index) => {
            const contactId = nowDue[index]?.contactId ?? '';
            if (state === 'invited') invited.set(contactId, [...(invited.get(contactId) ?? []), now]);
          });
        }
        for (const times of invited.values()) {
          times
            .slice(1)
            .forEach((time, index) => expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(30 * DAY_MS));
        }
      }),
      { numRuns: 50 },
    );
  });
});
