import type { ShownMovement } from '../read/shown-evidence.js';
import type { CountedAnswer } from './given-answers.js';
import {
  countsOf,
  movementOf,
  neededEachSide,
  scoreOf,
  sizeOf,
  verdictOf,
  type Counts,
  type Movement,
  type MovementVerdict,
} from './hand-score.js';
import type { MovementAsked } from './movements-asked.js';

/** A score before and after something was planted: as planted, and as found. All in points. */
export interface MovementFound {
  readonly name: string;
  readonly n: readonly [before: number, after: number];
  readonly scores: readonly [before: number | null, after: number | null];
  readonly planted: number | null;
  readonly found: Movement | null;
  readonly verdict: MovementVerdict;
  /** Answers on each side that would show what was planted; null where nothing would. */
  readonly neededN: number | null;
}

export interface MovementAccount {
  readonly movements: readonly MovementFound[];
  readonly problems: readonly string[];
}

const EXACT = 1e-9;
/** As far from what is expected comes one movement in 16,000. */
const MOST_DEVIATIONS = 4;

/** Holds every movement that the platform tells against the same counted and judged by hand from what people said, and against what was planted. */
export function accountMovements(
  asked: readonly MovementAsked[],
  answers: readonly CountedAnswer[],
  shown: ReadonlyMap<string, ShownMovement>,
): MovementAccount {
  const problems: string[] = [];
  const movements = asked.map((movement): MovementFound => {
    const { name } = movement;
    const sides = [movement.before, movement.after].map((days) =>
      answers.filter((one) => movement.holds(one) && days.from <= days.dayOf(one) && days.dayOf(one) <= days.to),
    );
    const [before = [], after = []] = sides;
    const [first, second] = [countsOf(before.map(scoreIn)), countsOf(after.map(scoreIn))];
    const told = shown.get(name);
    problems.push(...differences(name, first, second, told));
    const isTold = before.length > 0 && after.length > 0;
    const planted = isTold ? mean(after.map(expected)) - mean(before.map(expected)) : null;
    const found = isTold ? movementOf(first, second) : null;
    if (planted !== null && found && Math.abs(found.difference - planted) > MOST_DEVIATIONS * deviation(before, after))
      problems.push(
        `${name} moved by ${found.difference.toFixed(1)} points; ${planted.toFixed(1)} were planted, which is too far off.`,
      );
    const needed = isTold ? neededEachSide(expectedCounts(before), expectedCounts(after)) : undefined;
    return {
      ...{ name, n: [before.length, after.length], planted, found, neededN: needed ?? null },
      scores: [before.length > 0 ? scoreOf(first) : null, after.length > 0 ? scoreOf(second) : null],
      verdict: verdictOf(first, second, told?.minimumN ?? 1),
    };
  });
  return { movements, problems };
}

function differences(name: string, before: Counts, after: Counts, told: ShownMovement | undefined): readonly string[] {
  if (!told) return [`The platform tells nothing of how ${name} moved.`];
  const problems = (['before', 'after'] as const).flatMap((side) => {
    const own = side === 'before' ? before : after;
    const same = (['promoters', 'passives', 'detractors'] as const).every((band) => own[band] === told[side][band]);
    const inWords = ({ promoters, passives, detractors }: Counts) => `${promoters} / ${passives} / ${detractors}`;
    return same ? [] : [`${name}, ${side}: ${inWords(told[side])} are told; people gave ${inWords(own)}.`];
  });
  const verdict = verdictOf(before, after, told.minimumN);
  if (told.verdict !== verdict) problems.push(`${name} is told as ${told.verdict}; by hand it is ${verdict}.`);
  if (told.movement === undefined || Math.min(sizeOf(before), sizeOf(after)) === 0) return problems;
  const own = movementOf(before, after);
  for (const part of ['difference', 'low', 'high'] as const)
    if (Math.abs(own[part] - told.movement[part]) > EXACT)
      problems.push(`${name}, ${part}: ${told.movement[part]} is told; by hand it is ${own[part]}.`);
  return problems;
}

const scoreIn = ({ score }: CountedAnswer): number => score;
const expected = ({ planted: { chances } }: CountedAnswer): number => 100 * (chances.promoter - chances.detractor);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function expectedCounts(answers: readonly CountedAnswer[]): Counts {
  const sum = (band: 'promoter' | 'passive' | 'detractor'): number =>
    answers.reduce((all, { planted }) => all + planted.chances[band], 0);
  return { promoters: sum('promoter'), passives: sum('passive'), detractors: sum('detractor') };
}

/** Of the difference of two means, in points, of answers that were drawn one by one. */
function deviation(...sides: readonly (readonly CountedAnswer[])[]): number {
  const ofMean = (answers: readonly CountedAnswer[]): number =>
    answers.reduce((sum, answer) => {
      const { promoter, detractor } = answer.planted.chances;
      return sum + 10_000 * (promoter + detractor) - expected(answer) ** 2;
    }, 0) /
    answers.length ** 2;
  return Math.sqrt(sides.reduce((sum, side) => sum + ofMean(side), 0));
}
