import type { AnswerContent } from '../record-answers/answer.js';
import { readComment, type ReadComment } from '../record-answers/read-comment.js';

/**
 * An answer with words that came after it, on lines of their own. The answer itself where it ends with these words already, which is how
 * a message that comes twice looks; undefined where there are none, or more than a comment may hold.
 */
export function addWords(answer: AnswerContent, words: ReadComment): AnswerContent | undefined {
  if (words.text === undefined) return undefined;
  const { comment } = answer;
  if (comment === words.text || comment?.endsWith(`\n${words.text}`) === true) return answer;
  const joined = readComment(comment === undefined ? words.text : `${comment}\n${words.text}`);
  if (joined.kind === 'wrong') return undefined;
  return {
    ...answer,
    comment: joined.value.text,
    redacted: answer.redacted || words.redacted || joined.value.redacted,
  };
}
