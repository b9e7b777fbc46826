import { numberOfWord } from './number-words.js';
import { standsAlone } from './stands-alone.js';
import { isCounted } from './what-is-counted.js';

/** Joins two scores whatever follows: "9 or 10 depending on the day". */
const CHOICE = /^\s*(?:[-–—/](?=\d)|(?:or|to|tai|eller|oder|bis|o|или|أو)(?=\s))\s*/iu;
/** Joins two scores only where the second one is a score by itself: "5, 6", but "9, one of the best". */
const JOINT = /^\s*(?:[-–—,;&/]|(?:and|ja|och|und|y|и)(?=\s))\s*/iu;
const SECOND = /^(\d{1,2}(?![\d.,:]?\d|\p{L})|\p{L}+)/u;

/** A number that another one is joined to. */
export interface NextNumber {
  readonly score: number;
  /** Whether it is a score as well, and not the beginning of a comment. */
  readonly isScore: boolean;
  /** What stands after it. */
  readonly after: string;
}

/** The number that a score is joined to by what stands between them, or undefined. `text` is what stands after the score. */
export function nextNumber(text: string): NextNumber | undefined {
  const choice = CHOICE.exec(text)?.[0];
  const joint = choice ?? JOINT.exec(text)?.[0];
  if (joint === undefined) return undefined;
  const said = SECOND.exec(text.slice(joint.length))?.[0];
  if (said === undefined) return undefined;
  const isWord = /^\p{L}/u.test(said);
  const score = isWord ? numberOfWord(said.toLowerCase()) : Number(said);
  const after = text.slice(joint.length + said.length);
  if (score === undefined) return undefined;
  const isScore = choice !== undefined || (isWord ? standsAlone(after) : !isCounted(after));
  return { score, isScore, after };
}
