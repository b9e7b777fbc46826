import fc from 'fast-check';
import { readScoreText } from './read-score-text.js';

describe('readScoreText', () => {
  it.each([
    ['9 great service', 9, 'digits', 'great service'],
    ['0', 0, 'digits', ''],
    ['10', 10, 'digits', ''],
    [' 9/10 - helpful technician', 9, 'outOfTen', 'helpful technician'],
    ['8 out of 10', 8, 'outOfTen', ''],
    ['ten', 10, 'word', ''],
    ['Nine out of ten, thanks', 9, 'word', 'thanks'],
    ['Yhdeksän, hyvä palvelu', 9, 'word', 'hyvä palvelu'],
    ['score: 3. Too slow', 3, 'digits', 'Too slow'],
    ['ОЦЕНКА-3/НЕВАЖНО/', 3, 'digits', 'НЕВАЖНО/'],
    ['"5" ok', 5, 'digits', 'ok'],
    ['9️⃣ 👍', 9, 'digits', '👍'],
    ['٩ خدمة ممتازة', 9, 'digits', 'خدمة ممتازة'],
    ['عشرة', 10, 'word', ''],
    ['３', 3, 'digits', ''],
    ['7!!!', 7, 'digits', ''],
    ['4. The line is bad', 4, 'digits', 'The line is bad'],
    ['sorry, 6', 6, 'digits', ''],
    ['oops 6/10', 6, 'outOfTen', ''],
    ['Anteeksi, kuusi', 6, 'word', ''],
    ['sorry 6. It broke again', 6, 'digits', 'It broke again'],
    ['عذرا، ٦', 6, 'digits', ''],
  ] as const)('reads %j as %i', (text, score, by, rest) => {
    expect(readScoreText(text)).toEqual({ kind: 'score', score, by, rest });
  });

  it.each([
    ['5, 6', [5, 6]],
    ['7-8 depending on the day', [7, 8]],
    ['9 or 10', [9, 10]],
    ['0-1', [0, 1]],
  ])('chooses none of several: %j', (text, scores) => {
    expect(readScoreText(text)).toMatchObject({ kind: 'several', scores });
  });

  it.each([
    ['5.5', 'not a whole number'],
    ['5,5', 'not a whole number'],
    ['-1', 'not from 0 to 10'],
    ['11', 'not from 0 to 10'],
    ['100% happy', 'not from 0 to 10'],
    ['4/5', 'a grade on another scale'],
    ['4G is terrible here', 'a number joined to letters'],
    ['2 weeks without internet', 'a count of something'],
    ['3 tuntia jonossa', 'a count of something'],
    ['10:30 is fine', 'not a whole number'],
    ['great, 9', 'no score at its beginning'],
    ['sorry, 6 of my calls broke off', 'no score at its beginning'],
    ['Sorry, wrong number', 'no score at its beginning'],
    ['sorryish 6', 'no score at its beginning'],
    ['Ужасно', 'no score at its beginning'],
    ['', 'no score at its beginning'],
  ])('refuses to guess at %j', (text, why) => {
    expect(readScoreText(text)).toMatchObject({ kind: 'none', why });
  });

  it.each(['11', '-1 awful', '5.5', '4/5'])('knows a grade that is none of ours from mere words: %j', (text) => {
    expect(readScoreText(text)).toMatchObject({ kind: 'none', isGrade: true });
    expect(readScoreText('2 weeks without internet')).toMatchObject({ kind: 'none', isGrade: false });
  });

  it('gives a score from 0 to 10 or none, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: -30, max: 30 }), (text, number) => {
        const reading = readScoreText(`${number}${text}`);
        if (reading.kind !== 'score') return;
        expect(reading.score).toBe(number);
        expect(number >= 0 && number <= 10).toBe(true);
      }),
    );
  });
});
