/** Accents of Latin and Cyrillic letters, Hebrew points, Arabic vowel signs, all as combining marks once decomposed. */
const MARKS = /\p{M}/gu;
const TATWEEL = /\u0640/gu;
const WORDS = /\p{L}+/gu;

/** Small words that Arabic and Hebrew write together with the next: and, so, with, like, to, the; and, the, in, to, from, that, as. */
const ATTACHED: Readonly<Record<string, RegExp>> = {
  ar: /^[وف]?[بكل]?(?:ال|ل(?=ل))?/u,
  he: /^ו?(?:כש|ש)?[הבלמכ]?/u,
};
/** Languages that write compounds as one word: `puhelinlasku` is a bill, too. */
const COMPOUNDING: ReadonlySet<string> = new Set(['fi', 'sv', 'de']);
/** Shorter stems stand by chance inside longer words. */
const SHORTEST_INSIDE = 5;

/** A word of a comment as typed, and the form in which stems are looked for. */
export interface Word {
  readonly typed: string;
  readonly plain: string;
}

/** The words of a comment, without accents and vowel signs, in lower case: `Hidås` and `hidas` are one. */
export function wordsOf(comment: string): readonly Word[] {
  return (comment.normalize('NFC').match(/[\p{L}\p{M}\u0640]+/gu) ?? []).map((typed) => ({
    typed,
    plain: plainOf(typed),
  }));
}

/** A beginning of words, or a whole word. */
export interface Stem {
  readonly plain: string;
  readonly whole: boolean;
}

export function stemOf(text: string): Stem {
  return { plain: plainOf(text), whole: text.endsWith('$') };
}

/** Whether a word begins with a stem, or, by the ways of its language, has it after an attached word or inside a compound. */
export function hasStem({ plain }: Word, stem: Stem, language: string): boolean {
  if (isAt(plain, stem, 0)) return true;
  if (COMPOUNDING.has(language)) {
    return !stem.whole && stem.plain.length >= SHORTEST_INSIDE && plain.includes(stem.plain);
  }
  const attached = ATTACHED[language]?.exec(plain)?.[0] ?? '';
  return Array.from(attached).some((_, length) => isAt(plain, stem, length + 1));
}

function isAt(word: string, { plain, whole }: Stem, start: number): boolean {
  return whole ? word.slice(start) === plain : word.startsWith(plain, start);
}

/** The form in which words and stems are held against each other. */
export function plainOf(text: string): string {
  const bare = text.normalize('NFKD').replace(MARKS, '').replace(TATWEEL, '').toLowerCase();
  return (bare.match(WORDS) ?? []).join('');
}
