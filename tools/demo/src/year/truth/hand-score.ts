/** Answers of one side by band. */
export interface Counts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** Points. */
export interface Movement {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

export type MovementVerdict = 'up' | 'down' | 'noEvidence' | 'tooFew';

/** Normal, two-sided, 95 %. */
const Z = 1.959963984540054;
/** Three more answers on each side, a quarter of them promoters, half passives, a quarter detractors (Rocks 2016). */
const PSEUDO = 3;
/** More than anybody asks. */
const MOST_N = 10_000_000;

export const sizeOf = ({ promoters, passives, detractors }: Counts): number => promoters + passives + detractors;
export const scoreOf = (counts: Counts): number => (100 * (counts.promoters - counts.detractors)) / sizeOf(counts);

/** The counts of scores by the rule of the NPS, written out here once more: what the platform counts is held against it. */
export function countsOf(scores: readonly number[]): Counts {
  const promoters = scores.filter((score) => score >= 9).length;
  const detractors = scores.filter((score) => score <= 6).length;
  return { promoters, detractors, passives: scores.length - promoters - detractors };
}

/** The movement of a score with the interval of docs/scores-model.md, step by step as one does it by hand. */
export function movementOf(before: Counts, after: Counts): Movement {
  const [one, other] = [adjusted(before), adjusted(after)];
  const middle = other.centre - one.centre;
  const reach = Z * Math.sqrt(one.error ** 2 + other.error ** 2);
  return { difference: scoreOf(after) - scoreOf(before), low: middle - reach, high: middle + reach };
}

export function verdictOf(before: Counts, after: Counts, minimumN: number): MovementVerdict {
  if (Math.min(sizeOf(before), sizeOf(after)) < Math.max(1, minimumN)) return 'tooFew';
  const { low, high } = movementOf(before, after);
  return low > 0 ? 'up' : high < 0 ? 'down' : 'noEvidence';
}

/** How many answers on each side would show a movement between such shares (which sum to 1); undefined where none would. */
export function neededEachSide(before: Counts, after: Counts): number | undefined {
  const shows = (n: number): boolean => {
    const { low, high } = movementOf(scaled(before, n), scaled(after, n));
    return low > 0 || high < 0;
  };
  if (!shows(MOST_N)) return undefined;
  let [least, most] = [0, MOST_N];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (shows(middle)) most = middle;
    else least = middle;
  }
  return most;
}

function scaled(counts: Counts, n: number): Counts {
  const part = (count: number): number => (n * count) / sizeOf(counts);
  return {
    promoters: part(counts.promoters),
    passives: part(counts.passives),
    detractors: part(counts.detractors),
  };
}

function adjusted(counts: Counts): { centre: number; error: number } {
  const n = sizeOf(counts) + PSEUDO;
  const promoters = (counts.promoters + PSEUDO / 4) / n;
  const detractors = (counts.detractors + PSEUDO / 4) / n;
  const variance = promoters + detractors - (promoters - detractors) ** 2;
  return { centre: 100 * (promoters - detractors), error: 100 * Math.sqrt(variance / n) };
}
