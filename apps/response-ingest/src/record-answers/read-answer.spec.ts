import fc from 'fast-check';
import { readAnswer } from './read-answer.js';

const contentOf = (body: unknown) => {
  const reading = readAnswer(body);
  if (reading.kind === 'refused') throw new Error(`refused: ${JSON.stringify(reading.errors)}`);
  return reading.answer.content;
};
const faultsOf = (body: unknown) => {
  const reading = readAnswer(body);
  return reading.kind === 'refused' ? reading.errors.map(({ field }) => field) : [];
};

it.each([
  [{ score: 3, step: 'score' }, 'score'],
  [{ score: 3 }, 'whole'],
  [{ score: 3, step: 'why' }, 'whole'],
  [{ score: 3, step: 'score', comment: 'slow' }, 'whole'],
  [{ score: 3, step: 'score', consents: ['quote'] }, 'whole'],
])('%j tells of the %s', (body, extent) => {
  expect(readAnswer(body)).toMatchObject({ kind: 'answer', answer: { extent } });
});

describe('the score of an answer', () => {
  it.each([0, 1, 9, 10])('may be %d', (score) => {
    expect(contentOf({ score }).score).toBe(score);
  });

  it.each([[11], [-1], [9.5], ['9'], ['5, 6'], [''], [true], [[9]], [null], [undefined], [Number.NaN]])(
    'is never guessed from %p',
    (score) => {
      expect(faultsOf({ score })).toEqual(['score']);
    },
  );

  it('is needed: a comment alone is no answer', () => {
    expect(faultsOf({ comment: 'bad network' })).toEqual(['score']);
    expect(faultsOf(undefined)).toEqual(['score']);
    expect(faultsOf([{ score: 7 }])).toEqual(['score']);
  });

  it('is accepted exactly when it is one of eleven whole numbers', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 }), fc.anything()), (score) => {
        const isScore = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].some((known) => known === score);
        expect(readAnswer({ score }).kind).toBe(isScore ? 'answer' : 'refused');
      }),
    );
  });
});

describe('the rest of an answer', () => {
  it('leaves unknown fields aside, ids of others among them', () => {
    expect(readAnswer({ score: 9, mood: 'fine', customerId: 'CUS-200', constructor: 'ACME builders' })).toEqual(
      readAnswer({ score: 9 }),
    );
  });

  it('reads null as absent', () => {
    expect(readAnswer({ score: 9, comment: null, reasons: null, items: null, answeredAt: null })).toEqual(
      readAnswer({ score: 9 }),
    );
  });

  it('takes known reasons only, each once, in one order', () => {
    expect(contentOf({ score: 4, reasons: ['price', 'data', 'price'] }).reasons).toEqual(['data', 'price']);
    expect(faultsOf({ score: 4, reasons: ['weather'] })).toEqual(['reasons']);
    expect(faultsOf({ score: 4, reasons: 'data' })).toEqual(['reasons']);
  });

  it('tells all that is wrong at once', () => {
    expect(faultsOf({ score: 'x', reasons: 3, comment: 4, answeredAt: '2026-02-30T00:00:00Z' })).toEqual([
      'score',
      'reasons',
      'comment',
      'answeredAt',
    ]);
  });

  it('repeats nothing of a refused value', () => {
    const reading = readAnswer({ score: '+358 40 123 4567', reasons: ['mikko@example.fi'] });
    expect(JSON.stringify(reading)).not.toMatch(/358|mikko/);
  });

  it('takes rated indicators whole or not at all', () => {
    const item = { indicatorId: 'repair-speed', level: 4, weight: 0.3 };
    expect(contentOf({ score: 7, items: [item] }).items).toEqual([item]);
    expect(faultsOf({ score: 7, items: [item, { ...item, level: 6 }] })).toEqual(['items']);
  });
});

describe('the comment of an answer', () => {
  it('loses NUL and gets U+FFFD for a cut emoji', () => {
    expect(contentOf({ score: 4, comment: 'katkeaa\0aina' }).comment).toBe('katkeaaaina');
    expect(contentOf({ score: 4, comment: 'cut \ud83d here' }).comment).toBe('cut \ufffd here');
  });

  it('is counted in code points, and never cut', () => {
    expect(contentOf({ score: 6, comment: '\u{1F600}'.repeat(4_000) }).comment).toHaveLength(8_000);
    expect(faultsOf({ score: 6, comment: 'a'.repeat(4_001) })).toEqual(['comment']);
  });

  it('is kept as typed, markup and formulas too', () => {
    const comment = "=cmd|' /C calc'!A0 <b>x</b>";
    expect(contentOf({ score: 3, comment }).comment).toBe(comment);
  });

  it('is absent when blank', () => {
    expect(contentOf({ score: 3, comment: ' \n ' }).comment).toBeUndefined();
  });

  it('hides telephone numbers before anything is stored', () => {
    const { comment, redacted } = contentOf({ score: 1, comment: 'Soittakaa 040 123 4567 heti' });
    expect(redacted).toBe(true);
    expect(comment).not.toMatch(/\d{3}/);
  });
});
