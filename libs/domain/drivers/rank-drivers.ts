import { kpiDefinition } from '../kpi/index.js';
import { benjaminiHochberg } from '../statistics/index.js';
import { associate, type Association } from './associate.js';
import type { DriverAnswer } from './driver-answer.js';
import type { Driver, DriverRanking, UntestedKpi } from './driver-ranking.js';
import { latestAnswers } from './latest-answers.js';
import { verdictOf } from './verdict-of.js';

export interface DriverQuestion {
  readonly answers: readonly DriverAnswer[];
  readonly kpis: readonly string[];
  /** Share of false alarms among the flagged that is put up with. */
  readonly falseDiscoveryRate?: number;
  /** Fewer answers than this are no basis, for the whole as for a single KPI. */
  readonly minimumN: number;
}

type Tested = Extract<Association, { kind: 'tested' }>;

/**
 * Which KPIs go with the score: Kendall's tau-b for each, adjusted for their number (Benjamini–Hochberg), checked in the
 * latest third of the answers. The same question gives the same ranking, in whatever order answers and KPIs come.
 * @throws RangeError for what is no score
 */
export function rankDrivers(question: DriverQuestion): DriverRanking {
  const { minimumN, falseDiscoveryRate = 0.01 } = question;
  const answers = latestAnswers(question.answers);
  const kpis = [...new Set(question.kpis)].sort();
  const associations = kpis.map((kpi) => associate(kpi, answers, minimumN));
  const tested = associations.filter((association) => association.kind === 'tested');
  const q = benjaminiHochberg(tested.map(({ p }) => p));

  const latestThird = answers.slice(Math.floor((answers.length * 2) / 3));
  const drivers = tested
    .map((association, index) => driverOf(association, q[index] ?? 1, falseDiscoveryRate, latestThird))
    .sort((a, b) => Number(b.flagged) - Number(a.flagged) || b.importance - a.importance)
    .map((driver, index) => ({ ...driver, rank: index + 1 }));

  const untested = associations.flatMap((association): UntestedKpi[] => {
    if (association.kind === 'tested') return [];
    const { kpi, reason, n, exposed } = association;
    return [{ kpi, reason, n, exposed, q: null }];
  });
  return { ...verdictOf(answers.length, minimumN, drivers, falseDiscoveryRate), n: answers.length, drivers, untested };
}

function driverOf(
  { kpi, n, exposed, tau, tauLow, tauHigh, p }: Tested,
  q: number,
  falseDiscoveryRate: number,
  latestThird: readonly DriverAnswer[],
): Omit<Driver, 'rank'> {
  const direction = sign(tau);
  const flagged = q < falseDiscoveryRate && isPlausible(kpi, direction);
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
    ...(flagged && { holds: holdsIn(latestThird, kpi, direction) }),
  };
}

/** More of what is worse should go with a lower score. The other way round it is a puzzle, but no driver. */
function isPlausible(kpi: string, direction: -1 | 0 | 1): boolean {
  const known = kpiDefinition(kpi)?.direction ?? 'none';
  if (known === 'none') return direction !== 0;
  return direction === (known === 'worse' ? -1 : 1);
}

/** The same direction with a one-sided p below 5 %: the direction was foretold, so one side is enough. */
function holdsIn(answers: readonly DriverAnswer[], kpi: string, direction: -1 | 0 | 1): boolean {
  const later = associate(kpi, answers, 0);
  return later.kind === 'tested' && sign(later.tau) === direction && later.p / 2 < 0.05;
}

function sign(tau: number): -1 | 0 | 1 {
  if (tau === 0) return 0;
  return tau < 0 ? -1 : 1;
}
