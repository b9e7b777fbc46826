import type { ContingencyTable } from './contingency-table.js';
import { kendallOfTable } from './kendall-of-table.js';

/** Whether the score rises or falls with ordered groups; `z` < 0: it falls. */
export type TrendTest =
  | {
      readonly status: 'ok';
      /** Pairs of answers from two groups of which the one in the higher group has the higher score, ties for half. */
      readonly statistic: number;
      readonly z: number;
      readonly p: number;
    }
  | { readonly status: 'too-few' | 'constant'; readonly reason: string };

/**
 * Jonckheere–Terpstra test for a monotone trend of the rows (scores) over the columns (ordered groups): Jonckheere (1954), Biometrika
 * 41:133; Terpstra (1952). With ties its normal test is the one of Kendall's S between group and score (Kendall 1970, ch. 13), so that
 * it is asked there. It sees a trend that never turns round; of a U it sees little.
 */
export function trendTest(groups: ContingencyTable): TrendTest {
  const kendall = kendallOfTable(groups);
  if (kendall.status !== 'ok') return { status: kendall.status, reason: kendall.reason };
  const squares = groups.columnTotals.reduce((sum, total) => sum + total * total, 0);
  const pairsBetween = (groups.n * groups.n - squares) / 2;
  const statistic = (pairsBetween + kendall.concordant - kendall.discordant) / 2;
  return { status: 'ok', statistic, z: kendall.z, p: kendall.p };
}
