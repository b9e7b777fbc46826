import { lineOfRow } from './line-of-row.js';

const query = { surveyId: 'tracker', score: 'Q1', contactId: 'user', comment: 'Why?', answeredAt: 'Date' };
const row = (score: string, comment?: string) => {
  const cells: Readonly<Record<string, string | undefined>> = {
    Q1: score,
    user: 'U-1',
    'Why?': comment,
    Date: '2026-11-20T10:00:00Z',
  };
  return (column: string) => cells[column];
};

describe('lineOfRow', () => {
  it('takes a plain score as it is', () => {
    expect(lineOfRow(row('0', 'nothing works'), query)).toEqual({
      fields: {
        score: 0,
        contactId: 'U-1',
        customerId: 'U-1',
        subscriptionId: undefined,
        comment: 'nothing works',
        channel: undefined,
        answeredAt: '2026-11-20T10:00:00Z',
      },
      resolutions: [],
    });
  });

  it('reads words and grades out of ten, and says so', () => {
    expect(lineOfRow(row('ten'), query)).toMatchObject({ fields: { score: 10 }, resolutions: ['word'] });
    expect(lineOfRow(row('9/10'), query)).toMatchObject({ fields: { score: 9 }, resolutions: ['outOfTen'] });
  });

  it('lets words after the score join the comment', () => {
    expect(lineOfRow(row('4. No signal', 'in the village'), query)).toMatchObject({
      fields: { score: 4, comment: 'in the village\nNo signal' },
      resolutions: ['wordsToComment'],
    });
  });

  it('leaves several scores for refusal unless a rule was given', () => {
    expect(lineOfRow(row('5, 6'), query)).toMatchObject({ fields: { score: '5, 6' }, resolutions: [] });
    for (const [several, score] of [
      ['lowest', 5],
      ['highest', 6],
      ['first', 5],
    ] as const) {
      expect(lineOfRow(row('5, 6'), { ...query, several })).toMatchObject({
        fields: { score },
        resolutions: ['severalScores'],
      });
    }
  });

  it('leaves what is no score as it stands, to be refused', () => {
    expect(lineOfRow(row('Hi'), query)).toMatchObject({ fields: { score: 'Hi' }, resolutions: [] });
    expect(lineOfRow(row('Zero problems'), query)).toMatchObject({ fields: { score: 'Zero problems' } });
  });

  it('takes the NULL of a database for no score, though it is a German zero', () => {
    expect(lineOfRow(row('NULL'), query)).toMatchObject({ fields: { score: 'NULL' }, resolutions: [] });
    expect(lineOfRow(row('null, alles kaputt'), query)).toMatchObject({ fields: { score: 0 } });
  });
});
