import { createHash } from 'node:crypto';
import type { SurveyChannel } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { AnswerContent } from '../record-answers/answer.js';

export const SET_ASIDE_REASONS = [
  'afterExpiry',
  'answeredBefore',
  'bot',
  'unreadable',
  'severalScores',
  'staff',
  'duplicate',
] as const;
/** Why something that came does not count. */
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/** Something that came and does not count: an answer as it was read, or the words of a reply in which no score was found. */
export interface SetAside {
  readonly setAsideId: string;
  readonly invitationId: string;
  readonly reason: SetAsideReason;
  readonly channel: SurveyChannel;
  readonly content: AnswerContent | undefined;
  readonly words: string | undefined;
  readonly cameAt: Instant;
}

const ID_LENGTH = 22;

/** The same thing that comes again has the same id, so that it is kept once. */
export function setAside(what: Omit<SetAside, 'setAsideId'>): SetAside {
  const { invitationId, reason, channel, content, words } = what;
  const digest = createHash('sha256')
    .update(JSON.stringify([invitationId, reason, channel, content ?? null, words ?? null]), 'utf8')
    .digest('base64url');
  return { ...what, setAsideId: `ASIDE-${digest.slice(0, ID_LENGTH)}` };
}
