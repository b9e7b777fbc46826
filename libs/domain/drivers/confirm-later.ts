import { associate } from './associate.js';
import type { DriverAnswer } from './driver-answer.js';
import { signOf, testKpis, type TestPlan } from './test-kpis.js';

const SELECTING_SHARE = 2 / 3;
const SIGNIFICANCE = 0.05;

/**
 * The out-of-time check: KPIs are selected by the first two thirds of the answers alone, and each is tested once in the last
 * third, which had no say in the selection. Where nothing matters, one in twenty of the selected is confirmed by chance.
 * @param answers in order of time
 * @returns per selected KPI whether it was confirmed; a KPI that was not selected is not in it
 */
export function confirmLater(answers: readonly DriverAnswer[], plan: TestPlan): ReadonlyMap<string, boolean> {
  const cut = Math.floor(answers.length * SELECTING_SHARE);
  const later = answers.slice(cut);
  const { tested } = testKpis(answers.slice(0, cut), plan);
  return new Map(
    tested
      .filter(({ selected }) => selected)
      .map(({ kpi, direction }) => [kpi, isConfirmed(later, kpi, direction)] as const),
  );
}

/** The same direction with a one-sided p below 5 %: the direction was foretold, so one side is enough. */
function isConfirmed(later: readonly DriverAnswer[], kpi: string, foretold: -1 | 0 | 1): boolean {
  const association = associate(kpi, later, 0);
  return association.kind === 'tested' && signOf(association.tau) === foretold && association.p / 2 < SIGNIFICANCE;
}
