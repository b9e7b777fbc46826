import { noticeRequested, type NoticeRequested, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import type { Case } from '../persistence/case.js';

/** News of what was done is stale after a week: whom quiet hours or an outage kept from it that long is told by a person. */
const EXPIRES_DAYS = 7;

/** What a customer is to be told. */
export interface ToTell {
  readonly words: string;
  readonly cannotBeDone: boolean;
}

/** What of a case is needed to tell its customer something. */
export type CaseToTell = Pick<Case, 'caseId' | 'revision' | 'contactId' | 'customerId' | 'band' | 'invitationId'> & {
  /** All that the customer is told about at once, where it is more than this case: he is told as long as one of them stands. */
  readonly cases?: readonly Pick<Case, 'caseId' | 'revision'>[];
};

/** Asks `survey-dispatch` to tell the customer of a case; nothing for a case of nobody. The same `noticeId` is told once, however often it is asked for. */
export function noticeRequest(
  { caseId, revision, contactId, customerId, band, invitationId, cases = [{ caseId, revision }] }: CaseToTell,
  noticeId: string,
  { words, cannotBeDone }: ToTell,
  at: Instant,
): readonly OutgoingEvent[] {
  if (contactId === '' || customerId === undefined) return [];
  const about: NoticeRequested['about'] = cannotBeDone ? 'cannotBeDone' : band === 'promoter' ? 'thanks' : 'done';
  return [
    noticeRequested.create({
      ...{ id: `${noticeId}:requested`, source: '//sidetone/close-the-loop', time: at, subject: caseId },
      correlationId: invitationId,
      data: {
        ...{ noticeId, caseId, cases: [...cases], contactId, customerId, about, words },
        expiresAt: toIso(at + EXPIRES_DAYS * DAY_MS),
      },
    }),
  ];
}

/** One notice for each round of a case. */
export const noticeOfRound = ({ caseId, round }: Pick<Case, 'caseId' | 'round'>): string => `${caseId}:told:${round}`;
