import { beforeAttempt, type Circumstances } from './before-attempt.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const fine: Circumstances = {
  mayBeAsked: true,
  optedOut: false,
  answered: false,
  noCaseStands: false,
  programme: 'active',
  leftAlone: { kind: 'no' },
  expiresAt: NOW + 1_000,
  loudAt: NOW,
  lookAgainAt: NOW + 500,
};

it('sends what is wanted and in time', () => {
  expect(beforeAttempt(fine, NOW)).toEqual({ kind: 'send' });
});

it.each<[Partial<Circumstances>, string, string]>([
  [{ mayBeAsked: false }, 'calledOff', 'the contact may no longer be asked'],
  [{ optedOut: true }, 'calledOff', 'the contact opted out'],
  [{ noCaseStands: true }, 'calledOff', 'its case was withdrawn, or was not needed'],
  [{ programme: 'ended' }, 'calledOff', 'its programme has ended'],
  [{ leftAlone: { kind: 'forGood', state: 'bereavement' } }, 'calledOff', 'the contact is left alone: bereavement'],
  [{ expiresAt: NOW }, 'expired', 'it expired before it could be sent'],
  [{ expiresAt: NOW, programme: 'paused' }, 'expired', 'it expired while its programme was paused'],
])('ends what must not be sent any more: %j', (circumstance, outcome, failure) => {
  expect(beforeAttempt({ ...fine, ...circumstance }, NOW)).toEqual({ kind: 'end', state: 'failed', outcome, failure });
});

it('does not call an invitation failed that was answered before a message was needed', () => {
  expect(beforeAttempt({ ...fine, answered: true, mayBeAsked: false, programme: 'ended' }, NOW)).toMatchObject({
    state: 'calledOff',
    outcome: undefined,
  });
});

it('waits for the end of the quiet hours, though it was due before they began, unless nothing is left of its time then', () => {
  expect(beforeAttempt({ ...fine, loudAt: NOW + 999 }, NOW)).toMatchObject({ kind: 'postpone', until: NOW + 999 });
  expect(beforeAttempt({ ...fine, loudAt: NOW + 1_000 }, NOW)).toMatchObject({ kind: 'end', outcome: 'expired' });
  expect(beforeAttempt({ ...fine, loudAt: undefined }, NOW)).toMatchObject({ kind: 'end', outcome: 'expired' });
});

it('waits a day for who came into the middle of something, unless nothing is left of its time then', () => {
  const leftAlone = { kind: 'forNow', state: 'openOutage' } as const;
  expect(beforeAttempt({ ...fine, leftAlone }, NOW)).toEqual({
    kind: 'postpone',
    until: NOW + 500,
    why: 'the contact is left alone: openOutage',
  });
  for (const lookAgainAt of [NOW + 1_000, undefined])
    expect(beforeAttempt({ ...fine, leftAlone, lookAgainAt }, NOW)).toMatchObject({
      outcome: 'expired',
      failure: 'the contact is left alone: openOutage, and it expires before that is looked at again',
    });
});
