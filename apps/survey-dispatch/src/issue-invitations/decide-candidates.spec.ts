import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import fc from 'fast-check';
import { decideCandidates } from './decide-candidates.js';
import type { DueCandidate, DueContact } from './due-candidate.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const policy = { anySurvey: { invitedDays: 30 } };

const contact = (told: Partial<DueContact> = {}): DueContact => ({
  contactId: 'CON-100',
  language: 'fi',
  consent: true,
  reachable: true,
  status: 'active',
  lastInvitedAt: undefined,
  ...told,
});
const candidate = (told: Partial<DueCandidate> = {}): DueCandidate => ({
  interactionId: 'INT-1',
  candidateId: 'CAND-1',
  contactId: 'CON-100',
  customerId: 'CUS-100',
  subscriptionId: undefined,
  kind: 'support',
  programme: 'support',
  completedAt: NOW - DAY_MS,
  causeId: 'int-1',
  dueAt: NOW - HOUR_MS,
  ...told,
});
const decide = (contacts: readonly DueContact[], candidates: readonly DueCandidate[], now = NOW) =>
  decideCandidates(new Map(contacts.map((one) => [one.contactId, one])), candidates, policy, now);

describe('decideCandidates', () => {
  it('invites the longest due of a contact and leaves it alone with the others', () => {
    const decided = decide([contact()], [candidate(), candidate({ interactionId: 'INT-0', dueAt: NOW - 2 * HOUR_MS })]);
    expect(decided.map(({ candidate: { interactionId }, decision }) => [interactionId, decision])).toEqual([
      ['INT-0', { state: 'invited', decidedAt: NOW }],
      ['INT-1', { state: 'suppressed', reason: 'cooldownAnySurvey', until: NOW + 30 * DAY_MS, decidedAt: NOW }],
    ]);
  });

  it('asks again once the contact clock has run out', () => {
    const [decided] = decide([contact({ lastInvitedAt: NOW - 30 * DAY_MS })], [candidate()]);
    expect(decided?.decision.state).toBe('invited');
  });

  it.each([
    ['noConsent', contact({ consent: false })],
    ['deceased', contact({ status: 'deceased' })],
    ['noAddress', contact({ reachable: false })],
  ])('leaves a contact alone for %s', (reason, who) => {
    expect(decide([who], [candidate()])[0]?.decision).toMatchObject({ state: 'suppressed', reason });
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
            return isDue ? [candidate({ interactionId: `INT-${index}`, contactId: `CON-${person}`, dueAt })] : [];
          });
          const contacts = [1, 2, 3].map((person) =>
            contact({ contactId: `CON-${person}`, lastInvitedAt: invited.get(`CON-${person}`)?.at(-1) }),
          );
          for (const { contact: who, decision } of decide(contacts, nowDue, now)) {
            if (decision.state === 'invited') invited.set(who.contactId, [...(invited.get(who.contactId) ?? []), now]);
          }
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
