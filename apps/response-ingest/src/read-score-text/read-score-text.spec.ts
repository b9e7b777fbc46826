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
    ['nine, great', 9, 'word', 'great'],
    ['nine thank you', 9, 'word', 'thank you'],
    ['Nine because you were quick', 9, 'word', 'because you were quick'],
    ['kymmenen kiitos', 10, 'word', 'kiitos'],
    ['ten 👍', 10, 'word', '👍'],
    ['nine/10', 9, 'word', ''],
    ['noll. inget fungerar', 0, 'word', 'inget fungerar'],
    ['9, one of the best', 9, 'digits', 'one of the best'],
    ['9 - two of your men came', 9, 'digits', 'two of your men came'],
    ['5, 2 weeks without internet', 5, 'digits', '2 weeks without internet'],
    ['10 thanks', 10, 'digits', 'thanks'],
    ['8 always friendly', 8, 'digits', 'always friendly'],
    ['9 excellent technicians', 9, 'digits', 'excellent technicians'],
    ['7 this is fine', 7, 'digits', 'this is fine'],
  ] as const)('reads %j as %i', (text, score, by, rest) => {
    expect(readScoreText(text)).toEqual({ kind: 'score', score, by, rest });
  });

  it.each([
    ['5, 6', [5, 6]],
    ['7-8 depending on the day', [7, 8]],
    ['9 or 10', [9, 10]],
    ['0-1', [0, 1]],
    ['nine or ten', [9, 10]],
    ['nine or 10 depending on the day', [9, 10]],
    ['9 or ten', [9, 10]],
    ['seven-eight', [7, 8]],
    ['viisi tai kuusi', [5, 6]],
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
    ['Zero problems, great service', 'a word that may be a count'],
    ['nolla ongelmaa', 'a word that may be a count'],
    ['null problem', 'a word that may be a count'],
    ['two weeks without internet', 'a word that may be a count'],
    ['ten people called me', 'a word that may be a count'],
    ['one of the worst companies', 'a word that may be a count'],
    ['uno de los peores', 'a word that may be a count'],
    ['one-way street', 'a word that may be a count'],
    ["one's enough", 'a word that may be a count'],
    ['ett problem', 'a word that may be a count'],
    ['four out of five', 'a grade on another scale'],
    ['seven and a half', 'not a whole number'],
    ['5 and a half', 'not a whole number'],
    ['7 1/2', 'not a whole number'],
    ['7½', 'not from 0 to 10'],
    ['½', 'a grade on another scale'],
    ['5 stars', 'a grade on another scale'],
    ['5⭐', 'a grade on another scale'],
    ['two, three days without internet', 'a count of something'],
    ['10 am nobody came', 'a count of something'],
    ['10 a.m. nobody came', 'a count of something'],
    ["9 o'clock and nobody here", 'a count of something'],
    ['8 Uhr', 'a count of something'],
    ['6 of my calls broke off', 'a count of something'],
    ['2 technicians came and nothing works', 'a count of something'],
    ['2 different technicians came', 'a count of something'],
    ['3 dropped calls today', 'a count of something'],
    ['3 asentajaa kävi', 'a count of something'],
    ['2 Techniker waren da', 'a count of something'],
    ['3 técnicos vinieron', 'a count of something'],
    ['5 g', 'a count of something'],
    ['3. kerta kun soitan', 'a count of something'],
    ['Ужасно', 'no score at its beginning'],
    ['', 'no score at its beginning'],
  ])('refuses to guess at %j', (text, why) => {
    expect(readScoreText(text)).toMatchObject({ kind: 'none', why });
  });

  it.each(['11', '-1 awful', '5.5', '4/5', '7 1/2', '5 stars', 'four out of five'])(
    'knows a grade that is none of ours from mere words: %j',
    (text) => {
      expect(readScoreText(text)).toMatchObject({ kind: 'none', isGrade: true });
      expect(readScoreText('2 weeks without internet')).toMatchObject({ kind: 'none', isGrade: false });
      expect(readScoreText('two weeks without internet')).toMatchObject({ kind: 'none', isGrade: false });
    },
  );

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
