import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import type { Case, ClosedCase } from '../persistence/case.js';
import { missFirstContact } from '../escalate-cases/miss-first-contact.js';
import { keptPromises } from './close.js';
import { closeCase, recordContact, type Step } from './work-on-case.js';

const opened = Date.UTC(2026, 10, 23, 15);
const aCase: Case = {
  ...{ caseId: 'CASE-1', responseId: 'RSP-1', responseRevision: 1, invitationId: 'INV-1', surveyId: 'S' },
  ...{ customerId: 'CUS-1', contactId: 'CON-1', subscriptionId: null, journeyArea: null },
  ...{ score: 2, band: 'detractor', priority: 1, team: 'customer care', state: 'open', stateChangedAt: opened },
  ...{ alert: true, overdue: false, escalationLevel: 0, openedAt: opened, firstContactDue: opened + DAY_MS },
  ...{ resolveDue: opened + 5 * DAY_MS, contactedAt: null, closedAt: null, outcome: null, rootCause: null },
  ...{ withdrawn: false, version: 1 },
};

function done<After extends Case>(step: Step<After>): After {
  if (step.kind === 'refused') throw new Error(step.mend);
  return step.case;
}
const contactedAfter = (hours: number): Case => done(recordContact(aCase, opened + hours * HOUR_MS));
const resolvedAfter = (one: Case, hours: number): ClosedCase =>
  done(closeCase(one, { outcome: 'resolved' }, opened + hours * HOUR_MS));

describe('working on a case', () => {
  it('records the first contact', () => {
    expect(contactedAfter(2)).toMatchObject({ state: 'contacted', contactedAt: opened + 2 * HOUR_MS, version: 2 });
  });

  it('records it once', () => {
    expect(recordContact(contactedAfter(2), opened)).toMatchObject({
      kind: 'refused',
      mend: expect.stringContaining('already recorded'),
    });
  });

  it('closes what was resolved, with the root cause', () => {
    const closed = done(
      closeCase(contactedAfter(2), { outcome: 'resolved', rootCause: 'wrongTariff' }, opened + DAY_MS),
    );
    expect(closed).toMatchObject({
      state: 'closed',
      outcome: 'resolved',
      rootCause: 'wrongTariff',
      closedAt: opened + DAY_MS,
    });
  });

  it('does not call resolved what nobody asked the customer about', () => {
    expect(closeCase(aCase, { outcome: 'resolved' }, opened).kind).toBe('refused');
    expect(closeCase(aCase, { outcome: 'noContact' }, opened).kind).toBe('done');
  });

  it('does nothing in a closed case', () => {
    const closed = resolvedAfter(contactedAfter(1), 2);
    expect(recordContact(closed, opened).kind).toBe('refused');
    expect(closeCase(closed, { outcome: 'duplicate' }, opened).kind).toBe('refused');
  });
});

describe('the promises of a case', () => {
  it.each([
    [24, 120, true],
    [24.1, 48, false],
    [2, 120.1, false],
  ])('contacted after %d h and resolved after %d h: kept is %s', (contacted, resolved, kept) => {
    expect(keptPromises(resolvedAfter(contactedAfter(contacted), resolved))).toBe(kept);
  });

  it('are kept by an end in time where no contact was needed', () => {
    expect(keptPromises(done(closeCase(aCase, { outcome: 'notNeeded' }, opened + HOUR_MS)))).toBe(true);
    expect(keptPromises(done(closeCase(aCase, { outcome: 'notNeeded' }, opened + 2 * DAY_MS)))).toBe(false);
  });

  it('are broken where nobody reached the customer, however soon the case was closed', () => {
    const end = { outcome: 'noContact' } as const;
    expect(keptPromises(done(closeCase(aCase, end, opened + HOUR_MS)))).toBe(false);
    expect(keptPromises(done(closeCase(contactedAfter(2), end, opened + 3 * HOUR_MS)))).toBe(true);
  });
});

describe('a missed first contact', () => {
  it('escalates a detractor to level 1, once', () => {
    const missed = missFirstContact(aCase);
    expect(missed).toMatchObject({ escalated: true, case: { overdue: true, escalationLevel: 1, version: 2 } });
    expect(missFirstContact({ ...missed.case, overdue: false })).toMatchObject({
      escalated: false,
      case: { overdue: true, version: 2 },
    });
  });

  it('marks others, and answers that came late, without telling anybody', () => {
    expect(missFirstContact({ ...aCase, band: 'promoter' })).toMatchObject({
      escalated: false,
      case: { overdue: true, version: 1 },
    });
    expect(missFirstContact({ ...aCase, alert: false })).toMatchObject({
      escalated: false,
      case: { overdue: true, escalationLevel: 0 },
    });
  });
});
