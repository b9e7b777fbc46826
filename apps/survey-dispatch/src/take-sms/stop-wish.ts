/** `alone`: nothing but the wish to be asked no more; `begins`: a text that begins with it, and may say more. */
export type StopWish = 'none' | 'alone' | 'begins';

/**
 * Stop words that begin many a text which wishes no such thing: "baja velocidad" complains of low speed, "stopp i nätet" of a network that
 * is down, "توقف الإنترنت" of one that was; and "seis, gracias" is a score. They are believed alone only.
 */
const SAY_MORE_THAN_STOP: readonly string[] = ['baja', 'seis', 'stopp', 'توقف', 'إيقاف'];

/**
 * Whether a reply wishes for no more messages: one of the words alone, whatever its case and the marks around it, or as the first word of a
 * text without a number, which might be a score.
 */
export function stopWish(text: string, words: readonly string[]): StopWish {
  const [first, ...others] = wordsOf(text);
  if (first === undefined) return 'none';
  const bare = [first, ...others].join(' ');
  const known = words.map((word) => wordsOf(word).join(' '));
  if (known.includes(bare)) return 'alone';
  const isWish = known.includes(first) && !SAY_MORE_THAN_STOP.includes(first) && !/\p{N}/u.test(bare);
  return isWish ? 'begins' : 'none';
}

function wordsOf(text: string): readonly string[] {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return bare === '' ? [] : bare.split(' ');
}
