import fc from 'fast-check';
import { CONSENTS, REASONS, type AnswerContent } from './answer.js';
import { completes } from './completes.js';

const items = fc.subarray(['speed', 'manners', 'price']).chain((ids) =>
  fc.tuple(
    ...ids.map((indicatorId) =>
      fc.record({
        indicatorId: fc.constant(indicatorId),
        level: fc.integer({ min: 1, max: 5 }),
        weight: fc.constant(1),
      }),
    ),
  ),
);
const contents: fc.Arbitrary<AnswerContent> = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  reasons: fc.subarray([...REASONS]),
  comment: fc.option(fc.constantFrom('slow', 'slow again'), { nil: undefined }),
  redacted: fc.constant(false),
  items,
  consents: fc.subarray([...CONSENTS]),
});
const alone = (score: number): AnswerContent => ({
  score,
  reasons: [],
  comment: undefined,
  redacted: false,
  items: [],
  consents: [],
});

describe('completes', () => {
  it('holds for whatever follows a score alone, as long as the score stays', () => {
    fc.assert(
      fc.property(contents, fc.integer({ min: 0, max: 10 }), (now, score) => {
        expect(completes(alone(score), now)).toBe(score === now.score);
      }),
    );
  });

  it('holds for whatever adds reasons and consents, and not the other way round', () => {
    fc.assert(
      fc.property(contents, (said) => {
        const more = { ...said, reasons: REASONS, consents: CONSENTS };
        const addedNothing = said.reasons.length === REASONS.length && said.consents.length === CONSENTS.length;
        expect(completes(said, more)).toBe(true);
        expect(completes(more, said)).toBe(addedNothing);
      }),
    );
  });

  const said: AnswerContent = {
    score: 3,
    reasons: ['data'],
    comment: 'slow',
    redacted: false,
    items: [{ indicatorId: 'speed', level: 2, weight: 1 }],
    consents: ['callBack'],
  };
  it('takes more words on lines of their own for an addition', () => {
    expect(completes(said, { ...said, comment: 'slow\nand dear' })).toBe(true);
  });

  it.each<[string, Partial<AnswerContent>]>([
    ['another score', { score: 4 }],
    ['a reason that is gone', { reasons: ['price'] }],
    ['other words', { comment: 'slow and dear' }],
    ['words that are gone', { comment: undefined }],
    ['another level', { items: [{ indicatorId: 'speed', level: 3, weight: 1 }] }],
    ['a level that is gone', { items: [] }],
    ['a consent that is withdrawn', { consents: [] }],
  ])('does not take %s for an addition', (_, change) => {
    expect(completes(said, { ...said, ...change })).toBe(false);
  });
});
