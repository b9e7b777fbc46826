import fc from 'fast-check';
import { DAY_MS, HOUR_MS, type Instant } from '../time/index.js';
import { mayContact, type ContactHistory } from './may-contact.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const policy = { anySurvey: { invitedDays: 30 } };

const ask = (told: Partial<ContactHistory>, now = NOW) =>
  mayContact({ status: 'active', consent: true, reachable: true, ...told }, policy, now);

describe('mayContact', () => {
  it('allows a contact who agreed, can be reached and was never asked', () => {
    expect(ask({})).toEqual({ kind: 'allowed' });
  });

  it.each<[string, Partial<ContactHistory>]>([
    ['deceased', { status: 'deceased', consent: false }],
    ['noConsent', { consent: false, reachable: false }],
    ['noConsent', { status: 'left' }],
    ['noAddress', { reachable: false }],
    ['duplicateTrigger', { trigger: { late: true, alreadyAsked: true } }],
    ['lateTrigger', { trigger: { late: true, alreadyAsked: false } }],
  ])('denies with %s, which waiting does not mend', (reason, told) => {
    expect(ask({ lastInvitedAt: NOW, ...told })).toEqual({ kind: 'denied', reason });
  });

  it('leaves a contact alone for thirty days after any invitation, to the millisecond', () => {
    const until = NOW + 30 * DAY_MS;
    expect(ask({ lastInvitedAt: NOW }, until - 1)).toEqual({ kind: 'denied', reason: 'cooldownAnySurvey', until });
    expect(ask({ lastInvitedAt: NOW }, until)).toEqual({ kind: 'allowed' });
  });

  it('lets a fresh trigger through that was not asked about', () => {
    expect(ask({ trigger: { late: false, alreadyAsked: false } })).toEqual({ kind: 'allowed' });
  });

  it('yields no two invitations within the clock, whatever the order of triggers', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 4_000 }).map((hours) => NOW + hours * HOUR_MS));
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 90 }), (triggers, invitedDays) => {
        const invited: Instant[] = [];
        for (const now of triggers) {
          const lastInvitedAt = invited.length > 0 ? { lastInvitedAt: Math.max(...invited) } : {};
          const history = { status: 'active', consent: true, reachable: true, ...lastInvitedAt } as const;
          if (mayContact(history, { anySurvey: { invitedDays } }, now).kind === 'allowed') invited.push(now);
        }
        const gaps = invited.slice(1).map((at, index) => at - (invited[index] ?? 0));
        expect(gaps.every((gap) => gap >= invitedDays * DAY_MS)).toBe(true);
      }),
    );
  });
});
