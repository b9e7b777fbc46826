import { HOUR_MS, MINUTE_MS } from '@sidetone/domain/time';
import type { AnswerContent } from './answer.js';
import { answeredAt } from './answered-at.js';
import { decideAnswer } from './decide-answer.js';

const FIRST = Date.parse('2026-11-23T08:00:00Z');
const terms = { expiresAt: Date.parse('2026-11-30T07:00:00Z'), correctionHours: 24 };

const said = (score: number, comment?: string): AnswerContent => ({
  score,
  reasons: [],
  comment,
  redacted: false,
  items: [],
  consents: [],
});
const standing = { responseId: 'RSP-2', revision: 1, firstRecordedAt: FIRST, content: said(3, 'slow') };

describe('decideAnswer', () => {
  it('records the first answer until the invitation expires', () => {
    expect(decideAnswer(undefined, said(0), terms, terms.expiresAt - 1)).toEqual({ kind: 'first' });
    expect(decideAnswer(undefined, said(0), terms, terms.expiresAt)).toMatchObject({ kind: 'expired' });
  });

  it('changes nothing when the same is said again, however late', () => {
    expect(decideAnswer(standing, said(3, 'slow'), terms, FIRST + HOUR_MS)).toEqual({ kind: 'same' });
    expect(decideAnswer(standing, said(3, 'slow'), terms, terms.expiresAt + HOUR_MS)).toEqual({ kind: 'same' });
  });

  it('takes another answer as a correction within 24 hours of the first', () => {
    expect(decideAnswer(standing, said(8, 'fixed now'), terms, FIRST + 24 * HOUR_MS)).toEqual({
      kind: 'correction',
      revision: 2,
    });
    expect(decideAnswer(standing, said(3), terms, FIRST + HOUR_MS)).toEqual({ kind: 'correction', revision: 2 });
  });

  it('takes what only adds to the first answer as its completion, in the same time', () => {
    const more = { ...said(3, 'slow'), consents: ['callBack' as const] };
    expect(decideAnswer(standing, more, terms, FIRST + HOUR_MS)).toEqual({ kind: 'completion', revision: 2 });
    expect(decideAnswer(standing, more, terms, FIRST + 25 * HOUR_MS)).toMatchObject({ kind: 'tooLate' });
  });

  it('lets the second step in for a quarter of an hour after the invitation has expired, and nothing else', () => {
    const more = { ...said(3, 'slow'), consents: ['callBack' as const] };
    const brink = { ...standing, firstRecordedAt: terms.expiresAt - MINUTE_MS };
    const at = (content: AnswerContent, now: number) => decideAnswer(brink, content, terms, now);
    expect(at(more, terms.expiresAt)).toEqual({ kind: 'completion', revision: 2 });
    expect(at(more, terms.expiresAt + 15 * MINUTE_MS - 1)).toEqual({ kind: 'completion', revision: 2 });
    expect(at(more, terms.expiresAt + 15 * MINUTE_MS)).toEqual({ kind: 'expired', expiredAt: terms.expiresAt });
    expect(at(said(4, 'slow'), terms.expiresAt)).toEqual({ kind: 'expired', expiredAt: terms.expiresAt });
    const withdrawn = { ...brink, withdrawnAt: terms.expiresAt - 1 };
    expect(decideAnswer(withdrawn, more, terms, terms.expiresAt)).toMatchObject({ kind: 'expired' });
  });

  it('counts the 24 hours from the first answer, not from its last correction', () => {
    const corrected = { ...standing, revision: 2, content: said(8) };
    expect(decideAnswer(corrected, said(9), terms, FIRST + 24 * HOUR_MS + 1)).toMatchObject({ kind: 'tooLate' });
  });

  it('says that the time is over rather than that an answer stands, when both are true', () => {
    expect(decideAnswer(standing, said(9), terms, terms.expiresAt)).toMatchObject({ kind: 'expired' });
  });
});

describe('answeredAt', () => {
  const dispatchedAt = FIRST - HOUR_MS;
  const now = FIRST + HOUR_MS;

  it('believes a time between the invitation and now, with five minutes for clocks that differ', () => {
    expect(answeredAt(FIRST, dispatchedAt, now)).toBe(FIRST);
    expect(answeredAt(dispatchedAt, dispatchedAt, now)).toBe(dispatchedAt);
    expect(answeredAt(now + 5 * MINUTE_MS, dispatchedAt, now)).toBe(now + 5 * MINUTE_MS);
  });

  it('takes our time instead of one that cannot be true', () => {
    expect(answeredAt(now + 5 * MINUTE_MS + 1, dispatchedAt, now)).toBe(now);
    expect(answeredAt(dispatchedAt - 1, dispatchedAt, now)).toBe(now);
    expect(answeredAt(FIRST, undefined, now)).toBe(now);
    expect(answeredAt(undefined, dispatchedAt, now)).toBe(now);
  });
});
