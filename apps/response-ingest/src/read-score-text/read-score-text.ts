import { nextNumber } from './next-number.js';
import { numberOfWord } from './number-words.js';
import { standsAlone } from './stands-alone.js';
import { isCounted } from './what-is-counted.js';

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
const OTHER_SCALE =
  /^\s*(?:\/|out\s+of|von|sur|из|מתוך|من)\s*(?:\d|(?:two|three|four|five|six|seven|twenty|(?:a\s+)?hundred|fünf|sechs|fem|cinco|cien)(?!\p{L}))/iu;
const HALF =
  /^\s*(?:\d+\s*\/\s*\d|and\s+a\s+half|ja\s+puoli|och\s+en\s+halv|einhalb|y\s+medi[ao]|с\s+половиной|و\s*نصف|ו?חצי)/iu;
const STARS = /^\s*(?:stars?|tähteä|stjärnor|sterne?|estrellas?|звезд\p{L}*|звёзд\p{L}*|[⭐★🌟])(?!\p{L})/iu;
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
  return scoreOfWord(score, plain.slice(word.length));
}

function scoreOfDigits(digits: string, after: string): ScoreText {
  if (/[.,]/.test(digits)) return otherGrade('not a whole number');
  const score = Number(digits);
  if (digits.startsWith('-') || !Number.isInteger(score) || score > 10) return otherGrade('not from 0 to 10');
  if (OUT_OF_TEN.test(after)) {
    return { kind: 'score', score, by: 'outOfTen', rest: withoutJoint(after.replace(OUT_OF_TEN, '')) };
  }
  const other = otherThanOneScore(score, after);
  if (other) return other;
  if (/^\p{L}/u.test(after)) return none('a number joined to letters');
  if (/^[:.]\d/.test(after)) return otherGrade('not a whole number');
  if (isCounted(after)) return none('a count of something');
  return { kind: 'score', score, by: 'digits', rest: withoutJoint(after) };
}

/** A word is a score where it stands alone: before other words it is mostly a count, or an article. */
function scoreOfWord(score: number, after: string): ScoreText {
  if (OUT_OF_TEN.test(after)) {
    return { kind: 'score', score, by: 'word', rest: withoutJoint(after.replace(OUT_OF_TEN, '')) };
  }
  const other = otherThanOneScore(score, after);
  if (other) return other;
  if (!standsAlone(after)) return none('a word that may be a count');
  return { kind: 'score', score, by: 'word', rest: withoutJoint(after) };
}

/** What a number is when it is only the beginning of something else: several scores, or a grade on another scale. */
function otherThanOneScore(score: number, after: string): ScoreText | undefined {
  const next = nextNumber(after);
  const second = next?.isScore === true ? next : undefined;
  if (OTHER_SCALE.test(after) && !second) return otherGrade('a grade on another scale');
  if (/^\s*\/\s*\d/.test(after) || STARS.test(after)) return otherGrade('a grade on another scale');
  if (HALF.test(after)) return otherGrade('not a whole number');
  // "Two, three days without internet".
  if (next && !second && next.score === score + 1) return none('a count of something');
  if (!second) return undefined;
  const scores = [score, second.score];
  if (scores.some((one) => one > 10)) return otherGrade('not from 0 to 10');
  return { kind: 'several', scores, rest: withoutJoint(second.after) };
}

/** Digits of whatever script as 0–9, keycaps as plain digits. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3\u200E\u200F\u061C]/gu, '')
    .replaceAll('\u2044', '/')
    .replace(/[٠-٩۰-۹०-९]/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      return String(code - Math.max(...ZEROS.filter((zero) => zero <= code)));
    });
}

/** A comment without what joined it to the score: "9 - great" says "great". */
function withoutJoint(rest: string): string {
  return rest.replace(/^[\s\-–—,;:.!/()*"'»”]+/u, '').trim();
}
