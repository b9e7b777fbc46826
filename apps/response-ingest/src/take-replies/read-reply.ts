import type { Instant } from '@sidetone/domain/time';
import type { GivenAnswer } from '../record-answers/answer.js';
import { readComment } from '../record-answers/read-comment.js';
import { readScoreText } from '../read-score-text/read-score-text.js';

const REPLACED = /\[(?:phone|email|card|id)\]/;

export type Reply =
  | { readonly kind: 'answer'; readonly answer: GivenAnswer }
  | { readonly kind: 'several' }
  | { readonly kind: 'none'; readonly why: string };

/** A reply as an answer: its score and what stands after it. A reply without exactly one score at its beginning is none. */
export function readReply(text: string, receivedAt: Instant): Reply {
  const score = readScoreText(text);
  if (score.kind === 'several') return { kind: 'several' };
  if (score.kind === 'none') return { kind: 'none', why: score.why };
  const comment = readComment(score.rest);
  if (comment.kind === 'wrong') return { kind: 'none', why: `its words: ${comment.why}` };
  return {
    kind: 'answer',
    answer: {
      content: {
        score: score.score,
        reasons: [],
        comment: comment.value.text,
        // A reply comes as an event, out of which personal data was taken before it was stored.
        redacted: comment.value.redacted || REPLACED.test(score.rest),
        items: [],
        consents: [],
      },
      extent: 'whole',
      answeredAtHint: receivedAt,
    },
  };
}
