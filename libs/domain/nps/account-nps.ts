import { studentTwoSidedQuantile, type Interval } from '../statistics/index.js';
import { countAccounts, type AccountTally } from './account-tally.js';
import { npsBand } from './nps-band.js';
import type { ScoreCounts } from './score-counts.js';

/** A score of an account and who answered for it. */
export interface AccountAnswer {
  readonly account: string;
  readonly score: number;
}

/** Four definitions of the NPS of business accounts side by side, in points; they answer different questions. */
export interface AccountNps {
  readonly answers: number;
  readonly accounts: number;
  /** Every answer counts alike. The clustered error is the one to show: people of one account answer alike. */
  readonly pooled: {
    readonly score: number;
    readonly standardErrorNaive: number;
    readonly standardErrorClustered?: number;
  };
  /** Every account counts alike, whatever the number of its answers. Student's t interval over accounts. */
  readonly meanOfAccounts: {
    readonly score: number;
    readonly df: number;
    readonly standardError?: number;
    readonly interval?: Interval;
  };
  /** An account is what its mean score is, rounded half up to the bands of NPS. */
  readonly byMeanScore: ScoreCounts & { readonly score: number };
  /** Account scores weighted by revenue; absent where no revenue is known. Accounts without one are left out and named. */
  readonly revenueWeighted?: { readonly score: number; readonly without: readonly string[] };
  readonly accountScores: Readonly<Record<string, number>>;
}

/**
 * NPS of accounts by four definitions; `undefined` for no answers. The clustered error is the linearised one of a sample of accounts
 * (Binder 1983, International Statistical Review 51:279). With a single account no error between accounts is told.
 * @throws RangeError for what is no score, or a revenue that is not finite and ≥ 0
 */
export function accountNps(
  answers: readonly AccountAnswer[],
  revenue: ReadonlyMap<string, number> = new Map(),
): AccountNps | undefined {
  const n = answers.length;
  if (n === 0) return undefined;
  const tallies = countAccounts(answers);
  const accounts = tallies.size;
  const mean = sumOver(tallies, ({ value }) => value) / n;
  const squares = sumOver(tallies, ({ squaredValue }) => squaredValue) - n * mean * mean;
  const clustered = sumOver(tallies, (tally) => (tally.value - tally.answers * mean) ** 2);
  const weighted = byRevenue(tallies, revenue);
  return {
    answers: n,
    accounts,
    pooled: {
      score: 100 * mean,
      standardErrorNaive: (100 * Math.sqrt(Math.max(0, squares))) / n,
      ...(accounts > 1 && {
        standardErrorClustered: (100 * Math.sqrt((accounts / (accounts - 1)) * clustered)) / n,
      }),
    },
    meanOfAccounts: meanOfAccounts([...tallies.values()].map(scoreOf)),
    byMeanScore: byMeanScore(tallies),
    ...(weighted && { revenueWeighted: weighted }),
    accountScores: Object.fromEntries([...tallies].map(([account, tally]) => [account, scoreOf(tally)])),
  };
}

function scoreOf({ value, answers }: AccountTally): number {
  return (100 * value) / answers;
}

function meanOfAccounts(scores: readonly number[]): AccountNps['meanOfAccounts'] {
  const accounts = scores.length;
  const score = scores.reduce((sum, each) => sum + each, 0) / accounts;
  const df = accounts - 1;
  if (df === 0) return { score, df };
  const squares = scores.reduce((sum, each) => sum + (each - score) ** 2, 0);
  const standardError = Math.sqrt(squares / df / accounts);
  const reach = studentTwoSidedQuantile(0.05, df) * standardError;
  const interval = { low: Math.max(-100, score - reach), high: Math.min(100, score + reach) };
  return { score, df, standardError, interval };
}

function byMeanScore(tallies: ReadonlyMap<string, AccountTally>): AccountNps['byMeanScore'] {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const { scoreSum, answers } of tallies.values()) counts[`${npsBand(Math.round(scoreSum / answers))}s`] += 1;
  return { ...counts, score: (100 * (counts.promoters - counts.detractors)) / tallies.size };
}

function byRevenue(
  tallies: ReadonlyMap<string, AccountTally>,
  revenue: ReadonlyMap<string, number>,
): AccountNps['revenueWeighted'] {
  let total = 0;
  let sum = 0;
  const without: string[] = [];
  for (const [account, tally] of tallies) {
    const worth = revenue.get(account);
    if (worth === undefined) without.push(account);
    else if (!(worth >= 0 && worth < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`Revenue of account ${account}: a finite number ≥ 0, not ${worth}.`);
    }
    total += worth ?? 0;
    sum += (worth ?? 0) * scoreOf(tally);
  }
  return total > 0 ? { score: sum / total, without } : undefined;
}

function sumOver(tallies: ReadonlyMap<string, AccountTally>, part: (tally: AccountTally) => number): number {
  return [...tallies.values()].reduce((sum, tally) => sum + part(tally), 0);
}
