import type { AnswerContent } from '../record-answers/answer.js';
import { completes } from '../record-answers/completes.js';
import { addWords } from './add-words.js';

const answer: AnswerContent = {
  score: 9,
  reasons: ['data'],
  comment: 'quick',
  redacted: false,
  items: [],
  consents: ['quote'],
};
const words = (text: string, redacted = false) => ({ text, redacted });

it('adds words on a line of their own, and takes nothing back', () => {
  const more = addWords(answer, words('and friendly, ask [phone]', true));
  expect(more).toEqual({ ...answer, comment: 'quick\nand friendly, ask [phone]', redacted: true });
  expect(more && completes(answer, more)).toBe(true);
  expect(addWords({ ...answer, comment: undefined }, words('quick'))).toEqual(answer);
});

it('adds words that come twice once', () => {
  expect(addWords(answer, words('quick'))).toBe(answer);
  const more = { ...answer, comment: 'quick\nand friendly' };
  expect(addWords(more, words('and friendly'))).toBe(more);
});

it('adds nothing where there are no words, and cuts none that are too many', () => {
  expect(addWords(answer, { text: undefined, redacted: false })).toBeUndefined();
  expect(addWords(answer, words('a'.repeat(4000)))).toBeUndefined();
});
