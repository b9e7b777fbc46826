import {
  chooseChannel,
  decideTogether,
  type AskingHistory,
  type Circumstances,
  type ContactState,
  type DueQuestion,
  type Permission,
  type SurveyHistory,
} from '@sidetone/domain/contact-policy';
import { chooseLanguage, inAudience, usefulUntil, type Channel } from '@sidetone/domain/programmes';
import { drawsOne } from '@sidetone/domain/sampling';
import type { Instant } from '@sidetone/domain/time';
import type { Decision, LeftAloneReason } from '../consider-interactions/candidate.js';
import type { Decided, DueCandidate, DueContact } from './due-candidate.js';

/** What is known about the contacts whose candidates are decided about. */
export interface Known {
  readonly contacts: ReadonlyMap<string, DueContact>;
  readonly clocks: ReadonlyMap<string, readonly SurveyHistory[]>;
  /** Invitations of each contact, and of all contacts of each customer, within the periods of the caps. */
  readonly invitedContacts: ReadonlyMap<string, readonly Instant[]>;
  readonly invitedAccounts: ReadonlyMap<string, readonly Instant[]>;
  readonly optOuts: ReadonlyMap<string, ReadonlySet<Channel | 'all'>>;
  readonly states: ReadonlyMap<string, ReadonlySet<ContactState>>;
  /** The languages that messages can be written in. */
  readonly languages: readonly string[];
}

interface Question extends DueQuestion {
  readonly candidate: DueCandidate;
  readonly contact: DueContact;
}

const NONE: ReadonlySet<never> = new Set<never>();

/** Who is asked now, who later, and who is left alone, in the order of the candidates; those of contacts that are not known are left out. */
export function decideCandidates(
  candidates: readonly DueCandidate[],
  known: Known,
  circumstances: Circumstances,
): readonly Decided[] {
  const { now } = circumstances;
  const decisions = new Map<DueCandidate, Decision>();
  const questions: Question[] = [];
  for (const candidate of candidates) {
    const contact = known.contacts.get(candidate.contactId);
    if (!contact) continue;
    const unfit = unfitReason(candidate, contact, now);
    if (unfit === undefined) questions.push(questionOf(candidate, contact, known));
    else decisions.set(candidate, { state: 'suppressed', reason: unfit, until: undefined, decidedAt: now });
  }
  for (const { question, permission } of decideTogether(questions, historyOf(known), circumstances))
    decisions.set(question.candidate, decisionOf(question, permission, known.languages, now));
  return candidates.flatMap((candidate) => {
    const decision = decisions.get(candidate);
    return decision === undefined ? [] : [{ candidate, decision }];
  });
}

/** Why a programme does not want this contact at all. Who was drawn from a frame has passed both tests. */
function unfitReason(
  { candidateId, frame, programme }: DueCandidate,
  contact: DueContact,
  now: Instant,
): LeftAloneReason | undefined {
  if (frame !== undefined) return undefined;
  const { audience, sampling } = programme;
  if (!inAudience(contact, contact, audience, now)) return 'outsideAudience';
  // A stream has no frame to draw from: each is drawn by itself.
  const isDrawn = sampling.kind !== 'random' || drawsOne(candidateId, sampling.share, sampling.seed);
  return isDrawn ? undefined : 'sampledOut';
}

function questionOf(candidate: DueCandidate, contact: DueContact, { optOuts }: Known): Question {
  const { candidateId, contactId, programme, dueAt, occasionAt } = candidate;
  const { channels, addressed } = contact;
  const reachability = { addresses: addressed, ...(channels === undefined ? {} : { consentedChannels: channels }) };
  return {
    candidate,
    contact,
    candidateId,
    contactId,
    dueAt,
    surveyId: programme.programmeId,
    kind: programme.occasion.kind,
    clocks: programme.clocks,
    onClash: programme.onClash,
    priority: programme.priority,
    channel: chooseChannel(reachability, programme.channels, optOuts.get(contactId) ?? NONE),
    usefulUntil: usefulUntil(programme, occasionAt),
  };
}

function decisionOf(
  { channel, candidate, contact }: Question,
  permission: Permission,
  languages: readonly string[],
  now: Instant,
): Decision {
  if (permission.kind === 'denied') {
    const { reason, until } = permission;
    return permission.mode === 'delay'
      ? { state: 'delayed', reason, until: permission.until, decidedAt: now }
      : { state: 'suppressed', reason, until, decidedAt: now };
  }
  // Nobody is allowed whom no channel reaches; the type does not know.
  if (channel.kind === 'none') return { state: 'suppressed', reason: channel.reason, until: undefined, decidedAt: now };
  const language = chooseLanguage(contact.language, languages, candidate.programme.fallbackLanguage);
  const customerId = candidate.customerId ?? contact.customerId;
  return { state: 'invited', customerId, decidedAt: now, channel: channel.channel, language };
}

function historyOf({ contacts, clocks, invitedContacts, invitedAccounts, states }: Known): AskingHistory {
  return {
    accounts: invitedAccounts,
    contacts: new Map(
      [...contacts].map(([contactId, { customerId, status, consent, timeZone }]) => [
        contactId,
        {
          contactId,
          customerId,
          status,
          consent,
          ...(timeZone === undefined ? {} : { timeZone }),
          states: states.get(contactId) ?? NONE,
          surveys: clocks.get(contactId) ?? [],
          invitations: invitedContacts.get(contactId) ?? [],
        },
      ]),
    ),
  };
}
