import type { Instant } from '@sidetone/domain/time';
import type { GivenAnswer } from '../record-answers/answer.js';
import { readComment, type ReadComment } from '../record-answers/read-comment.js';
import { readScoreText } from '../read-score-text/read-score-text.js';

const REPLACED = /\[(?:phone|email|card|id)\]/;

export type Reply =
  | { readonly kind: 'answer'; readonly answer: GivenAnswer }
  | { readonly kind: 'several' }
  /** No score. `words` are what it says, where they may be a comment of an answer that was given before. */
  | { readonly kind: 'none'; readonly words: ReadComment | undefined };

/** A reply as an answer: its score and what stands after it. A reply without exactly one score at its beginning is none. */
export function readReply(text: string, receivedAt: Instant): Reply {
  const score = readScoreText(text);
  if (score.kind === 'several') return { kind: 'several' };
  if (score.kind === 'none') return { kind: 'none', words: score.isGrade ? undefined : wordsOf(text) };
  const comment = wordsOf(score.rest);
  if (!comment) return { kind: 'none', words: undefined };
  return {
    kind: 'answer',
    answer: {
      content: {
        score: score.score,
        reasons: [],
        comment: comment.text,
        redacted: comment.redacted,
        items: [],
        consents: [],
      },
      extent: 'text',
      answeredAtHint: receivedAt,
    },
  };
}

/** The words of a reply, or undefined where they are too long to be kept as a comment. */
function wordsOf(text: string): ReadComment | undefined {
  const comment = readComment(text);
  if (comment.kind === 'wrong') return undefined;
  // A reply comes as an event, out of which personal data was taken before it was stored.
  return { ...comment.value, redacted: comment.value.redacted || REPLACED.test(text) };
}
