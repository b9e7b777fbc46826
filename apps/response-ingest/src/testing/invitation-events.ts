import {
  clockTicked,
  invitationDispatched,
  invitationIssued,
  type InvitationDispatched,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { linkHashOf } from '../keep-invitations/link-hash.js';

const SOURCE = '//sidetone/survey-dispatch';

export type InvitationData = Omit<InvitationDispatched, 'dispatchedAt'>;

/** Issued and dispatched of an invitation to CON-100, open for 14 days from `at`, or what you make of it. */
export function anInvitation(
  invitationId: string,
  token: string,
  at: Instant,
  data: Partial<InvitationData> = {},
): readonly [issued: OutgoingEvent, dispatched: OutgoingEvent] {
  const invitation: InvitationData = {
    invitationId,
    surveyId: 'support-transactional',
    kind: 'transactional',
    contactId: 'CON-100',
    customerId: 'CUS-100',
    channel: 'sms',
    expiresAt: toIso(at + 14 * DAY_MS),
    ...data,
  };
  const frame = { source: SOURCE, time: at, correlationId: invitationId };
  return [
    invitationIssued.create({
      ...frame,
      id: `${invitationId}:issued`,
      data: { ...invitation, linkHash: linkHashOf(token) },
    }),
    invitationDispatched.create({
      ...frame,
      id: `${invitationId}:dispatched`,
      data: { ...invitation, dispatchedAt: toIso(at) },
    }),
  ];
}

/** The tick that makes it `now` in a simulated world. */
export function aTick(now: Instant): OutgoingEvent {
  return clockTicked.create({ id: `tick-${now}`, source: '//sidetone/tests', time: now, data: { now: toIso(now) } });
}
