import { DAY_MS } from '../time/index.js';
import { LONGEST_BY_SMS, mayTell, type ToTell } from './may-tell.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const anna: ToTell = {
  status: 'active',
  consent: true,
  reachability: { addresses: ['email', 'sms'], consentedChannels: ['sms', 'email'] },
  optOuts: new Set(),
  toldAt: [],
};
const tell = (more: Partial<ToTell>, characters = 20) =>
  mayTell({ ...anna, ...more }, 'x'.repeat(characters), ['email', 'sms'], NOW);

describe('telling a customer what was done', () => {
  it('goes by the channel that the customer prefers and has not opted out of', () => {
    expect(tell({})).toEqual({ kind: 'told', channel: 'sms' });
    expect(tell({ optOuts: new Set(['sms'] as const) })).toEqual({ kind: 'told', channel: 'email' });
  });

  it.each<[Partial<ToTell>, string]>([
    [{ status: 'deceased' }, 'deceased'],
    [{ status: 'left' }, 'noConsent'],
    [{ consent: false }, 'noConsent'],
    [{ optOuts: new Set(['all']) }, 'optedOut'],
    [{ reachability: { addresses: [] } }, 'noAddress'],
  ])('does not go to %j: %s', (more, reason) => {
    expect(tell(more)).toEqual({ kind: 'suppressed', reason });
  });

  it('goes by another channel where it is too long for a text message, and says so where there is none', () => {
    const bySmsAlone = { reachability: { addresses: ['sms'] } };
    expect(tell({}, LONGEST_BY_SMS)).toEqual({ kind: 'told', channel: 'sms' });
    expect(tell({}, LONGEST_BY_SMS + 1)).toEqual({ kind: 'told', channel: 'email' });
    expect(tell(bySmsAlone, LONGEST_BY_SMS)).toEqual({ kind: 'told', channel: 'sms' });
    expect(tell(bySmsAlone, LONGEST_BY_SMS + 1)).toEqual({ kind: 'suppressed', reason: 'tooLongForSms' });
    // What stands in the way of any length is told instead.
    const optedOut = { ...bySmsAlone, optOuts: new Set(['sms'] as const) };
    expect(tell(optedOut, LONGEST_BY_SMS + 1)).toEqual({ kind: 'suppressed', reason: 'noAddress' });
  });

  it('goes three times in thirty days at most', () => {
    const days = (...ago: readonly number[]) => ago.map((day) => NOW - day * DAY_MS);
    expect(tell({ toldAt: days(1, 2, 31) }).kind).toBe('told');
    expect(tell({ toldAt: days(1, 2, 30) }).kind).toBe('told');
    expect(tell({ toldAt: days(0, 2, 29) })).toEqual({ kind: 'suppressed', reason: 'noticeCap' });
  });
});
