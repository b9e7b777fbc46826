import { mayContact, type ContactPolicy } from '@sidetone/domain/contact-policy';
import type { Instant } from '@sidetone/domain/time';
import type { Decision } from '../consider-interactions/candidate.js';
import { messageLanguage } from '../send-messages/message-language.js';
import type { SurveyClock } from './asking-history-store.js';
import type { Decided, DueCandidate, DueContact } from './due-candidate.js';

/** What is known about the contacts whose candidates are decided about. */
export interface Circumstances {
  readonly contacts: ReadonlyMap<string, DueContact>;
  readonly clocks: ReadonlyMap<string, readonly SurveyClock[]>;
  readonly policy: ContactPolicy;
}

export function decideCandidates(
  candidates: readonly DueCandidate[],
  { contacts, clocks, policy }: Circumstances,
  now: Instant,
): readonly Decided[] {
  const lastInvitedAt = new Map(
    [...clocks].map(([contactId, of]) => [contactId, Math.max(...of.map(({ invitedAt }) => invitedAt ?? 0))]),
  );
  return candidates.flatMap((candidate) => {
    const contact = contacts.get(candidate.contactId);
    if (!contact) return [];
    const last = lastInvitedAt.get(contact.contactId);
    const decision = decide(contact, last, policy, now);
    if (decision.state === 'invited') lastInvitedAt.set(contact.contactId, now);
    return [{ candidate, decision }];
  });
}

function decide(
  { status, consent, channels, language }: DueContact,
  lastInvitedAt: Instant | undefined,
  policy: ContactPolicy,
  now: Instant,
): Decision {
  const reachable = channels === undefined || channels.length > 0;
  const trigger = { late: false, alreadyAsked: false };
  const history = { status, consent, reachable, trigger, ...(lastInvitedAt === undefined ? {} : { lastInvitedAt }) };
  const permission = mayContact(history, policy, now);
  return permission.kind === 'allowed'
    ? { state: 'invited', decidedAt: now, channel: 'webhook', language: messageLanguage(language) }
    : { state: 'suppressed', reason: permission.reason, until: permission.until, decidedAt: now };
}
