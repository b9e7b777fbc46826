import { numberOfWord } from './number-words.js';

/**
 * A score as somebody wrote it. `rest` is what stands after it. Nothing is guessed: a number that may be a count, a
 * network generation or a grade on another scale is no score, and of several numbers none is chosen here.
 */
export type ScoreText =
  | {
      readonly kind: 'score';
      readonly score: number;
      readonly by: 'digits' | 'word' | 'outOfTen';
      readonly rest: string;
    }
  | { readonly kind: 'several'; readonly scores: readonly number[]; readonly rest: string }
  | {
      readonly kind: 'none';
      readonly why: string;
      /** Whether it begins with a grade all the same, only none of ours: then it is no mere comment either. */
      readonly isGrade: boolean;
    };

const none = (why: string): ScoreText => ({ kind: 'none', why, isGrade: false });
const otherGrade = (why: string): ScoreText => ({ kind: 'none', why, isGrade: true });

const LABEL =
  /^(?:my\s+)?(?:score|rating|grade|arvosana|betyg|note|nota|оценка|הציון|ציון|الدرجة)\s*(?:is|on|:|=|-|–|är|ist|es)*\s*/iu;
/** What people write before they mend what they wrote: "sorry, 6". */
const MENDING =
  /^(?:sorry|oops|i\s+mean(?:t)?|correction|anteeksi|sori|korjaus|tarkoitin|förlåt|ursäkta|jag\s+menade|rättelse|entschuldigung|ich\s+meinte|korrektur|perdón|perdon|quise\s+decir|corrección|عذرا|آسف|آسفة|أقصد|תיקון|סליחה|התכוונתי|извините|точнее)(?!\p{L})[\s,;:.!،؛…–—-]*/iu;
/** A score that is the whole of a sentence. */
const ALONE = /^(?:\p{L}+|\d+)(?:\s*\/\s*10)?\s*(?:$|[.,;:!…–—\n])/u;
const NUMBER = /^([+-]?\d+(?:[.,]\d+)?)/u;
const OUT_OF_TEN = /^\s*(?:\/|out\s+of|of|von|sur|de|av|из|מתוך|من)\s*(?:10(?!\d)|ten\b|zehn\b|tio\b|diez\b)/iu;
const OTHER_SCALE = /^\s*(?:\/|out\s+of|von|sur|из|מתוך|من)\s*\d/iu;
const ANOTHER =
  /^\s*(?:[-–—,;&/]|or|to|and|tai|ja|eller|och|oder|bis|und|o|y|или|и|או|أو)\s*(\d{1,2})(?![\d.,:]?\d|\p{L})/iu;
/** What is counted rather than graded: "2 weeks without internet". */
const COUNTED =
  /^\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times?|calls?|gb|mb|bars?|euros?|€|\$|%|sekun\p{L}*|minuut\p{L}*|tunti\p{L}*|tunnin|päivä\p{L}*|viikko\p{L}*|viikon|kuukau\p{L}*|vuo\p{L}*|kertaa|sekund\p{L}*|timm\p{L}*|dag\p{L}*|veck\p{L}*|månad\p{L}*|år|gånger|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|mal|horas?|días?|semanas?|mes(?:es)?|años?|veces|дн\p{L}*|час\p{L}*|минут\p{L}*|недел\p{L}*|месяц\p{L}*|раза?|أيام|ساعات?|ימים|שעות)(?!\p{L})/iu;

/** Digits of Arabic, Persian and Devanagari writing, by the code of their zero. */
const ZEROS = [0x660, 0x6f0, 0x966] as const;

/** Reads the score that a text begins with; "sorry, 6" begins with one too, "sorry, 6 of my calls broke off" does not. */
export function readScoreText(text: string): ScoreText {
  const begun = plainDigits(text)
    .trimStart()
    .replace(/^["'«“(*\s]+/u, '');
  const mended = begun.replace(MENDING, '');
  if (mended !== begun && !ALONE.test(mended)) return none('no score at its beginning');
  const plain = mended.replace(LABEL, '');
  const number = NUMBER.exec(plain);
  if (number) return scoreOfDigits(number[1] ?? '', plain.slice(number[0].length));
  const word = /^\p{L}+/u.exec(plain)?.[0];
  const score = word === undefined ? undefined : numberOfWord(word.toLowerCase());
  if (word === undefined || score === undefined) return none('no score at its beginning');
  const after = plain.slice(word.length);
  return { kind: 'score', score, by: 'word', rest: withoutJoint(after.replace(OUT_OF_TEN, '')) };
}

function scoreOfDigits(digits: string, after: string): ScoreText {
  if (/[.,]/.test(digits)) return otherGrade('not a whole number');
  const score = Number(digits);
  if (digits.startsWith('-') || !Number.isInteger(score) || score > 10) return otherGrade('not from 0 to 10');
  if (OUT_OF_TEN.test(after)) {
    return { kind: 'score', score, by: 'outOfTen', rest: withoutJoint(after.replace(OUT_OF_TEN, '')) };
  }
  if (OTHER_SCALE.test(after) && !ANOTHER.test(after)) return otherGrade('a grade on another scale');
  if (/^\s*\/\s*\d/.test(after)) return otherGrade('a grade on another scale');
  const another = ANOTHER.exec(after);
  if (another) {
    const scores = [score, Number(another[1])];
    if (scores.some((one) => one > 10)) return otherGrade('not from 0 to 10');
    return { kind: 'several', scores, rest: withoutJoint(after.slice(another[0].length)) };
  }
  if (/^\p{L}/u.test(after)) return none('a number joined to letters');
  if (/^[:.]\d/.test(after)) return otherGrade('not a whole number');
  if (COUNTED.test(after)) return none('a count of something');
  return { kind: 'score', score, by: 'digits', rest: withoutJoint(after) };
}

/** Digits of whatever script as 0–9, keycaps as plain digits. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3\u200E\u200F\u061C]/gu, '')
    .replace(/[٠-٩۰-۹०-९]/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      return String(code - Math.max(...ZEROS.filter((zero) => zero <= code)));
    });
}

/** A comment without what joined it to the score: "9 - great" says "great". */
function withoutJoint(rest: string): string {
  return rest.replace(/^[\s\-–—,;:.!/()*"'»”]+/u, '').trim();
}
