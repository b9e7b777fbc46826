import { driversRanked, type OutgoingEvent } from '@sidetone/contracts/events';
import { kpiOwner, type CompiledCatalogue } from '@sidetone/domain/kpi';
import type { DriverRun } from './driver-run.js';
import { rankingId } from './run-scope.js';

const METHOD = 'proportionalOdds';
const VERDICTS = { usable: 'usable', weak: 'weak', 'no usable signal': 'none' } as const;

/** kpi.driver.v1 of a run that is done; undefined for one that failed. */
export function tellDrivers(run: DriverRun, catalogue: CompiledCatalogue): OutgoingEvent | undefined {
  const { analysis, runId, rankedAt, windowDays, revision, segment } = run;
  if (!analysis) return undefined;
  const { report } = analysis;
  const outOfTime = report.health?.outOfTime;
  return driversRanked.create({
    id: runId,
    source: '//sidetone/kpi-correlation',
    time: Date.parse(rankedAt),
    data: {
      rankingId: rankingId(run, windowDays),
      ...(segment === null ? {} : { segment }),
      windowDays,
      n: report.n,
      method: METHOD,
      verdict: VERDICTS[report.verdict],
      verdictReason: report.verdictReason,
      drivers: report.drivers.map(
        ({ kpi, shareOfExplained, coefficient, adjustedP, exposed, loss: { points, bootstrapInterval } }, index) => ({
          kpi,
          ...kpiOwner(kpi, catalogue),
          rank: index + 1,
          // Required by the contract, and no promise can be taken back: that it is not known is told by the other's absence.
          importance: shareOfExplained ?? 0,
          ...(shareOfExplained === null ? {} : { shareOfExplained }),
          direction: Math.sign(coefficient),
          qValue: adjustedP,
          exposed,
          pointsLost: points,
          pointsLow: bootstrapInterval.low,
          pointsHigh: bootstrapInterval.high,
        }),
      ),
      ...(outOfTime?.kind === 'checked' && { holdout: { metric: 'auc', value: outOfTime.auc } }),
      revision,
    },
  });
}
