import type { Driver, DriverRanking } from './driver-ranking.js';

type Judgement = Pick<DriverRanking, 'verdict' | 'verdictReason' | 'holdout'>;

/** What a ranking is worth, in one word and in one sentence; "associated with", for a ranking proves no cause. */
export function verdictOf(
  n: number,
  minimumN: number,
  drivers: readonly Driver[],
  falseDiscoveryRate: number,
): Judgement {
  if (n < minimumN) {
    return { verdict: 'none', verdictReason: `Too few respondents: ${n} of the ${minimumN} needed.` };
  }
  if (drivers.length === 0) {
    return { verdict: 'none', verdictReason: 'No KPI could be tested: too few answers know one, or it never differs.' };
  }
  const flagged = drivers.filter((driver) => driver.flagged);
  const rate = `${Number((falseDiscoveryRate * 100).toPrecision(3))} %`;
  if (flagged.length === 0) {
    const verdictReason = `No usable signal: none of ${drivers.length} KPIs is associated with the score at a false discovery rate of ${rate}.`;
    return { verdict: 'none', verdictReason };
  }
  const holding = flagged.filter((driver) => driver.holds).length;
  const holdout = { metric: 'shareHolding', value: holding / flagged.length } as const;
  const found = `${flagged.length} of ${drivers.length} KPIs associated with the score at a false discovery rate of ${rate}`;
  if (holding === 0) {
    return { verdict: 'weak', verdictReason: `${found}, but none in the latest third of the answers alone.`, holdout };
  }
  return { verdict: 'usable', verdictReason: `${found}; ${holding} also in the latest third of the answers.`, holdout };
}
