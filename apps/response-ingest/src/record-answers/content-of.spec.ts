import type { AnswerContent, GivenAnswer } from './answer.js';
import { contentOf } from './content-of.js';

const before: AnswerContent = {
  score: 3,
  reasons: ['data'],
  comment: 'slow',
  redacted: false,
  items: [{ indicatorId: 'speed', level: 2, weight: 1 }],
  consents: ['callBack'],
};
const given = (extent: GivenAnswer['extent']): GivenAnswer => ({
  content: { score: 7, reasons: [], comment: undefined, redacted: false, items: [], consents: [] },
  extent,
  answeredAtHint: undefined,
});

describe('contentOf', () => {
  it('lets a score that comes alone change the score alone', () => {
    expect(contentOf(given('score'), before, undefined)).toEqual({ ...before, score: 7 });
  });

  it('lets a text change the score, and the words where it has some, and nothing else', () => {
    expect(contentOf(given('text'), before, undefined)).toEqual({ ...before, score: 7 });
    const { content, ...rest } = given('text');
    const worded = { ...rest, content: { ...content, comment: 'call [phone]', redacted: true } };
    expect(contentOf(worded, before, undefined)).toEqual({
      ...before,
      score: 7,
      comment: 'call [phone]',
      redacted: true,
    });
  });

  it('takes a whole answer as it is', () => {
    expect(contentOf(given('whole'), before, undefined)).toEqual(given('whole').content);
    expect(contentOf(given('score'), undefined, undefined)).toEqual(given('whole').content);
  });
});
