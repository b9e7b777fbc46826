import type { KpiDirection } from '../kpi/index.js';
import { confirmLater } from './confirm-later.js';
import type { DriverAnswer } from './driver-answer.js';
import type { Driver, DriverRanking } from './driver-ranking.js';
import { latestAnswers } from './latest-answers.js';
import { testKpis, type TestedKpi } from './test-kpis.js';
import { verdictOf } from './verdict-of.js';

export interface DriverQuestion {
  readonly answers: readonly DriverAnswer[];
  readonly kpis: readonly string[];
  /** Whether more of a KPI is known to be worse, or better: the other way round is a puzzle, and no driver. */
  readonly directionOf: (kpi: string) => KpiDirection;
  /** Share of false alarms among the flagged that is put up with. */
  readonly falseDiscoveryRate?: number;
  /** Fewer answers than this are no basis, for the whole as for a single KPI. */
  readonly minimumN: number;
}

/**
 * Which KPIs go with the score: Kendall's tau-b for each over all answers, adjusted for their number (Benjamini–Hochberg).
 * Whether that can be relied on is told by a check out of time: what the first two thirds of the answers alone select is tested
 * in the last third. The same question gives the same ranking, in whatever order answers and KPIs come.
 * @throws RangeError for what is no score
 */
export function rankDrivers(question: DriverQuestion): DriverRanking {
  const { minimumN, directionOf, falseDiscoveryRate = 0.01 } = question;
  const plan = { kpis: [...new Set(question.kpis)].sort(), minimumN, falseDiscoveryRate, directionOf };
  const answers = latestAnswers(question.answers);
  const { tested, untested } = testKpis(answers, plan);
  const confirmed = confirmLater(answers, plan);
  const drivers = tested
    .map((kpi) => driverOf(kpi, confirmed.get(kpi.kpi)))
    .sort((a, b) => Number(b.flagged) - Number(a.flagged) || b.importance - a.importance)
    .map((driver, index) => ({ ...driver, rank: index + 1 }));
  return {
    ...verdictOf(answers.length, minimumN, drivers, falseDiscoveryRate),
    n: answers.length,
    drivers,
    untested,
    ...(confirmed.size > 0 && { holdout: { metric: 'shareHolding', value: shareOfTrue([...confirmed.values()]) } }),
  };
}

function driverOf(
  { kpi, n, exposed, tau, tauLow, tauHigh, p, q, direction, selected: flagged }: TestedKpi,
  holds: boolean | undefined,
): Omit<Driver, 'rank'> {
  return {
    kpi,
    tau,
    tauLow,
    tauHigh,
    importance: Math.abs(tau),
    low: tauLow <= 0 && tauHigh >= 0 ? 0 : Math.min(Math.abs(tauLow), Math.abs(tauHigh)),
    high: Math.max(Math.abs(tauLow), Math.abs(tauHigh)),
    p,
    q,
    n,
    exposed,
    direction,
    flagged,
    ...(flagged && holds !== undefined && { holds }),
  };
}

function shareOfTrue(values: readonly boolean[]): number {
  return values.filter(Boolean).length / values.length;
}
