import type { KpiDirection } from '../kpi/index.js';
import { benjaminiHochberg } from '../statistics/index.js';
import { associate, type Association } from './associate.js';
import type { DriverAnswer } from './driver-answer.js';
import type { UntestedKpi } from './driver-ranking.js';

/** What makes a test: who is asked about, how many answers are a basis, how many false alarms are put up with. */
export interface TestPlan {
  readonly kpis: readonly string[];
  readonly minimumN: number;
  readonly falseDiscoveryRate: number;
  readonly directionOf: (kpi: string) => KpiDirection;
}

export interface TestedKpi extends Extract<Association, { kind: 'tested' }> {
  /** p adjusted for the number of KPIs tested. */
  readonly q: number;
  readonly direction: -1 | 0 | 1;
  /** Sure enough, and in a direction that makes sense. */
  readonly selected: boolean;
}

/**
 * Tests each KPI against the score in these answers alone, adjusted for the number of KPIs (Benjamini–Hochberg).
 * @throws RangeError for what is no score
 */
export function testKpis(
  answers: readonly DriverAnswer[],
  { kpis, minimumN, falseDiscoveryRate, directionOf }: TestPlan,
): { readonly tested: readonly TestedKpi[]; readonly untested: readonly UntestedKpi[] } {
  const associations = kpis.map((kpi) => associate(kpi, answers, minimumN));
  const testable = associations.filter((association) => association.kind === 'tested');
  const adjusted = benjaminiHochberg(testable.map(({ p }) => p));
  const tested = testable.map((association, index): TestedKpi => {
    const q = adjusted[index] ?? 1;
    const direction = signOf(association.tau);
    return {
      ...association,
      q,
      direction,
      selected: q < falseDiscoveryRate && isPlausible(directionOf(association.kpi), direction),
    };
  });
  const untested = associations.flatMap((association): UntestedKpi[] => {
    if (association.kind === 'tested') return [];
    const { kpi, reason, n, exposed } = association;
    return [{ kpi, reason, n, exposed, q: null }];
  });
  return { tested, untested };
}

/** More of what is worse should go with a lower score. The other way round it is a puzzle, but no driver. */
function isPlausible(known: KpiDirection, direction: -1 | 0 | 1): boolean {
  if (known === 'none') return direction !== 0;
  return direction === (known === 'worse' ? -1 : 1);
}

export function signOf(tau: number): -1 | 0 | 1 {
  if (tau === 0) return 0;
  return tau < 0 ? -1 : 1;
}
