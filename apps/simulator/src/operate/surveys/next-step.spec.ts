import { nextStep, type Round } from './next-step.js';
import type { ShownCase } from './shown-case.js';

const NOW = Date.parse('2026-06-03T08:00:00Z');
const aCase = (more: Partial<ShownCase> = {}): ShownCase => ({
  ...{ caseId: 'CASE-1', version: 1, contactId: 'CON-1', journeyArea: 'support', band: 'detractor', team: 'desk' },
  ...{ owner: 'anna', state: 'assigned', stateChangedAt: '', round: 1, openedAt: '', firstContact: { due: '' } },
  ...{ attempts: [], rootCause: null, actions: [], answers: [] },
  ...more,
});
const aRound = (plan: Partial<Round['plan']> = {}, more: Partial<Round> = {}): Round => ({
  plan: {
    ...{ isLate: false, contactAfterMinutes: 60, mendedAfterMinutes: 60, callsInVain: 0, wantsNoContact: false },
    ...plan,
  },
  ...{ contactAt: NOW, mendedAt: undefined },
  ...more,
});

describe('nextStep', () => {
  it('calls when it is time, again at another time where nobody took the call, and gives a customer up who takes none', () => {
    expect(nextStep(aCase(), aRound({}, { contactAt: NOW + 1 }), NOW)).toBeUndefined();
    expect(nextStep(aCase(), aRound(), NOW)).toEqual({ what: 'contact', body: { result: 'reached' } });
    const inVain = aRound({ callsInVain: 1 });
    expect(nextStep(aCase(), inVain, NOW)).toEqual({ what: 'contact', body: { result: 'noAnswer' } });
    const tried = aCase({ attempts: [new Date(NOW).toISOString()] });
    expect(nextStep(tried, inVain, NOW)).toBeUndefined();
    expect(nextStep(tried, inVain, NOW + 1)).toEqual({ what: 'contact', body: { result: 'reached' } });
    const givenUp = aCase({ state: 'unreachable' });
    expect(nextStep(givenUp, inVain, NOW)).toEqual({ what: 'close', body: { outcome: 'noContact' } });
  });

  it('leaves who wants no contact in peace', () => {
    const refuses = aRound({ wantsNoContact: true });
    expect(nextStep(aCase(), refuses, NOW)).toEqual({ what: 'contact', body: { result: 'refused' } });
    expect(nextStep(aCase({ state: 'contactRefused' }), refuses, NOW)?.what).toBe('close');
  });

  it('agrees on the cause, ties the plan that is open against it, and resolves once something was done', () => {
    const contacted = aCase({ state: 'contacted' });
    const done = aRound({}, { mendedAt: NOW });
    expect(nextStep(contacted, done, NOW)).toEqual({ what: 'cause' });
    const agreed = aCase({ state: 'causeAgreed', rootCause: 'support.waiting' });
    expect(nextStep(agreed, done, NOW, 'ACT-1')).toEqual({ what: 'action' });
    expect(nextStep({ ...agreed, state: 'inAction', actions: ['ACT-1'] }, done, NOW - 1, 'ACT-1')).toBeUndefined();
    expect(nextStep({ ...agreed, state: 'inAction', actions: ['ACT-1'] }, done, NOW, 'ACT-1')).toEqual({
      what: 'resolve',
    });
  });

  it('needs no cause for thanks, and closes at once what nobody is asked about', () => {
    expect(nextStep(aCase({ band: 'promoter', state: 'contacted' }), aRound(), NOW)).toEqual({ what: 'resolve' });
    const closed = { what: 'close', body: { outcome: 'resolved' } };
    expect(nextStep(aCase({ band: 'passive', state: 'resolved' }), aRound(), NOW)).toEqual(closed);
    expect(nextStep(aCase({ state: 'verified' }), aRound(), NOW)).toEqual(closed);
  });

  it('waits for what a detractor says of it', () => {
    expect(nextStep(aCase({ state: 'resolved' }), aRound(), NOW)).toBeUndefined();
  });
});
