import type { InvitationNews } from './invitation.js';
import { mergeNews } from './merge-news.js';

const news = (told: Partial<InvitationNews>): InvitationNews => ({
  invitationId: 'INV-1',
  linkHash: undefined,
  surveyId: 'rel-2026',
  programmeVersion: undefined,
  kind: 'relationship',
  waveId: undefined,
  contactId: 'CON-100',
  customerId: 'CUS-100',
  subscriptionId: undefined,
  journeyArea: undefined,
  channel: 'sms',
  language: undefined,
  verifies: undefined,
  triggeredAt: undefined,
  dispatchedAt: undefined,
  expiresAt: 100,
  ...told,
});

it('joins issued and dispatched in whichever order they come', () => {
  const issued = news({ linkHash: 'abc' });
  const dispatched = news({ dispatchedAt: 7 });
  const joined = news({ linkHash: 'abc', dispatchedAt: 7 });
  expect(mergeNews([issued, dispatched])).toEqual([joined]);
  expect(mergeNews([dispatched, issued])).toEqual([joined]);
});

it('lets the first link and the first sending stand', () => {
  expect(mergeNews([news({ linkHash: 'abc' }), news({ linkHash: 'def' })])).toEqual([news({ linkHash: 'abc' })]);
  expect(mergeNews([news({ dispatchedAt: 7 }), news({ dispatchedAt: 9 })])).toEqual([news({ dispatchedAt: 7 })]);
});
