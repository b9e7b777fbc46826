import type { Driver, DriverRanking } from './driver-ranking.js';

type Judgement = Pick<DriverRanking, 'verdict' | 'verdictReason'>;

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
  const found = `${flagged.length} of ${drivers.length} KPIs associated with the score at a false discovery rate of ${rate}`;
  const checked = flagged.filter(({ holds }) => holds !== undefined);
  const holding = checked.filter(({ holds }) => holds);
  if (checked.length === 0) {
    return {
      verdict: 'weak',
      verdictReason: `${found}, but the first two thirds of the answers alone show none of them.`,
    };
  }
  const shown = `the first two thirds of the answers alone show ${checked.length} of them`;
  if (holding.length === 0) {
    return { verdict: 'weak', verdictReason: `${found}, but ${shown}, and the last third confirms none.` };
  }
  return { verdict: 'usable', verdictReason: `${found}; ${shown}, and the last third confirms ${holding.length}.` };
}
