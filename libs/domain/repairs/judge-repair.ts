import { toIso, type Instant } from '../time/index.js';
import type { TrendCheck } from './check-trend.js';
import { FEWEST_UNITS, type Comparison, type FourGroups } from './compare-groups.js';
import type { Member } from './member.js';
import type { Matching } from './match-groups.js';
import type { RepairProof } from './repair-proof.js';
import type { Repair } from './repair.js';

type Judgement = Pick<RepairProof, 'verdict' | 'reason'>;

export type ProofState =
  | { readonly kind: 'notYet'; readonly daysLeft: number; readonly to: Instant }
  | { readonly kind: 'tooFew'; readonly what: string }
  | {
      readonly kind: 'compared';
      readonly score: Comparison;
      readonly trend: TrendCheck;
      readonly answers: FourGroups;
      readonly matching: Matching;
      readonly treatedByOthersToo: number;
    };

/** What a proof is worth, in a word and in a sentence or two. Here alone the words are "effect of": untreated customers tell what would have been without. */
export function judgeRepair(state: ProofState): Judgement {
  switch (state.kind) {
    case 'notYet': {
      const left = state.daysLeft === 1 ? '1 day is' : `${state.daysLeft} days are`;
      return { verdict: 'not yet', reason: `The time after is not over: ${left} left, until ${toIso(state.to)}.` };
    }
    case 'tooFew':
      return { verdict: 'too few', reason: state.what };
    case 'compared':
      return judgeComparison(state);
  }
}

function judgeComparison({
  score,
  trend,
  answers,
  matching,
  treatedByOthersToo,
}: ProofState & { kind: 'compared' }): Judgement {
  if (trend.kind === 'different') {
    const reason = `Treated and untreated moved apart before the repair: by ${pointsOf(trend)}${pOf(trend)}, where there was nothing to cause it. What followed cannot be told from that.`;
    return { verdict: 'trends differed before', reason };
  }
  const verdict = score.low > 0 ? 'improved' : score.high < 0 ? 'worse' : 'no evidence of change';
  const told = `Effect of the repair on the score of those it reached: ${pointsOf(score)}.`;
  const compared = `${answers.treatedBefore + answers.treatedAfter} answers of treated customers against ${answers.untreatedBefore + answers.untreatedAfter} of untreated ones alike in ${listOf(matching.on)}.`;
  const caveats = [
    verdict === 'no evidence of change'
      ? 'That is no proof of no effect: the interval says what cannot be ruled out.'
      : '',
    score.basis === 'customers'
      ? 'Too few others were left alone to see by how much they differ of themselves: whatever else happened to the treated in that time is in this figure.'
      : '',
    treatedByOthersToo > 0
      ? `Another repair reached ${treatedByOthersToo} of the treated answers as well: what it did is in this figure.`
      : '',
    trend.kind === 'untested' ? trend.reason : '',
  ];
  return { verdict, reason: [told, compared, ...caveats].filter((sentence) => sentence !== '').join(' ') };
}

/** What is missing for a comparison, in words; undefined when nothing is. */
export function whatIsTooFew(
  sizes: FourGroups,
  minimumN: number,
  { kind, targets }: Pick<Repair, 'kind' | 'targets'>,
  after = '',
): string | undefined {
  const suffix = after === '' ? '' : `, ${after}`;
  const names =
    targets.length > 3 ? `${targets.slice(0, 3).join(', ')} and ${targets.length - 3} more` : targets.join(', ');
  if (sizes.treatedBefore + sizes.treatedAfter === 0)
    return `No treated customers: no answer in these times is of ${TREATED[kind]} ${names}${suffix}.`;
  if (sizes.untreatedBefore + sizes.untreatedAfter === 0)
    return `Nobody untreated is left to compare with: every answer in these times was reached by this repair or by another of the same${suffix}.`;
  const few = Object.entries(sizes).filter(([, size]) => size < minimumN);
  if (few.length === 0) return undefined;
  const told = few.map(([group, size]) => `${size} ${WORDS[group] ?? group}`);
  return `Too few answers: ${listOf(told)}, and ${minimumN} of each are needed${suffix}.`;
}

/** A repaired cell can only be judged by cells that were left alone; regions and areas are few by nature, and the verdict says what that means. */
export function tooFewUnits(
  members: readonly Pick<Member, 'treated' | 'after' | 'unit'>[],
  { kind }: Pick<Repair, 'kind'>,
): string | undefined {
  if (kind !== 'resource') return undefined;
  const unitsAt = (after: boolean) =>
    new Set(members.filter((member) => !member.treated && member.after === after).map(({ unit }) => unit));
  const later = unitsAt(true);
  const units = [...unitsAt(false)].filter((unit) => later.has(unit)).length;
  return units >= FEWEST_UNITS
    ? undefined
    : `Too few resources of that kind were left alone: ${units} with answers at both times, and ${FEWEST_UNITS} are needed to see by how much they come to differ of themselves.`;
}

const TREATED = {
  resource: 'a customer whose line was carried by',
  region: 'a customer who lives in',
  process: 'a customer who was asked about',
} as const;

const WORDS: Readonly<Record<string, string>> = {
  treatedBefore: 'of treated customers before',
  treatedAfter: 'of treated customers after',
  untreatedBefore: 'of untreated customers before',
  untreatedAfter: 'of untreated customers after',
};

function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function pointsOf({ difference, low, high }: Pick<Comparison, 'difference' | 'low' | 'high'>): string {
  return `${signed(difference)} points of NPS (95 % interval ${signed(low)} to ${signed(high)})`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  if (text === '0.0') return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

function pOf({ p }: Pick<Comparison, 'p'>): string {
  if (p === undefined) return '';
  return p < 0.001 ? ', p < 0.001' : `, p = ${p.toFixed(3)}`;
}
