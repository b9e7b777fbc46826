/** What goes on after a score in words without counting anything: "nine because you were quick". */
const GOES_ON =
  /^\s*(?:because|but|thanks?|thx|kiitos|koska|mutta|tack|eftersom|danke|weil|aber|gracias|porque|pero|شكر\p{L}*|لأن|لكن|תודה|כי|אבל|спасибо|потому|но)(?!\p{L})/iu;
/** A word, or what makes another word of it: "one-way", "one's". */
const WORD = /^(?:\s*[\p{L}\p{N}]|['’‐-]\p{L})/u;

/** Whether a score in words stands alone, by what stands after it. */
export const standsAlone = (after: string): boolean => !WORD.test(after) || GOES_ON.test(after);
