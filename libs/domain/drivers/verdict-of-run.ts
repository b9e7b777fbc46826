import type { DriverFinding, DriverReport } from './driver-report.js';
import type { RunHealth } from './run-health.js';

/**
 * Where the interval of the AUC reaches below it, the KPIs may rank detractors hardly better than a coin does, whatever the p
 * (Hosmer & Lemeshow call 0.7 acceptable).
 */
const LEAST_AUC = 0.6;
const LEAST_ANSWERS_PER_PARAMETER = 10;

type Judgement = Pick<DriverReport, 'verdict' | 'verdictReason'>;

/** What a run is worth, in one word and in sentences, what could not be looked at included; "associated with", for a run proves no cause. */
export function verdictOfRun(
  drivers: readonly DriverFinding[],
  health: RunHealth,
  falseDiscoveryRate: number,
): Judgement {
  const { verdict, verdictReason } = judged(drivers, health, falseDiscoveryRate);
  return { verdict, verdictReason: [verdictReason, ...health.cautions].join(' ') };
}

function judged(drivers: readonly DriverFinding[], health: RunHealth, falseDiscoveryRate: number): Judgement {
  const flagged = drivers.filter((driver) => driver.flagged);
  const rate = `${Number((falseDiscoveryRate * 100).toPrecision(3))} %`;
  if (flagged.length === 0)
    return noSignal(
      `none of ${drivers.length} KPIs is associated with the score at a false discovery rate of ${rate}.`,
    );
  const found = `${flagged.length} of ${drivers.length} KPIs are associated with the score at a false discovery rate of ${rate}`;
  const { outOfTime } = health;
  if (outOfTime.kind === 'checked' && outOfTime.interval.low <= 0.5)
    return noSignal(
      `${found}, but the first two thirds of the answers do not foretell the last third (AUC ${told(outOfTime.auc)}, ${told(outOfTime.interval.low)} to ${told(outOfTime.interval.high)}).`,
    );
  const doubts = [...doubtsAbout(health), ...doubtsAboutLosses(flagged)];
  if (doubts.length > 0) return { verdict: 'weak', verdictReason: `${found}. But ${doubts.join('; ')}.` };
  const auc = outOfTime.kind === 'checked' ? told(outOfTime.auc) : '';
  return {
    verdict: 'usable',
    verdictReason: `${found}, and the first two thirds of the answers foretell the last third (AUC ${auc}).`,
  };
}

function doubtsAbout({ outOfTime, assumption, responseBias, answersPerParameter }: RunHealth): string[] {
  return [
    ...(outOfTime.kind === 'unchecked' ? [`it could not be checked out of time: ${unstopped(outOfTime.reason)}`] : []),
    ...(outOfTime.kind === 'checked' && outOfTime.interval.low < LEAST_AUC
      ? [
          `the KPIs may tell detractors from others only a little better than a coin (AUC ${told(outOfTime.auc)}, ${told(outOfTime.interval.low)} to ${told(outOfTime.interval.high)})`,
        ]
      : []),
    ...(assumption.kind === 'broken' ? [`the model's assumption is broken: ${unstopped(assumption.reason)}`] : []),
    ...(responseBias.kind === 'weighed' && responseBias.large
      ? [
          `those who answered differ from the population: weighed to it the score moves by ${responseBias.bias.toFixed(1)} points`,
        ]
      : []),
    ...(answersPerParameter < LEAST_ANSWERS_PER_PARAMETER
      ? [`there are only ${answersPerParameter.toFixed(1)} answers per estimated number`]
      : []),
  ];
}

function doubtsAboutLosses(flagged: readonly DriverFinding[]): string[] {
  if (!flagged.every(({ extrapolated }) => extrapolated)) return [];
  return ['hardly anybody was without what is flagged, so its points lost go beyond what was seen'];
}

function noSignal(why: string): Judgement {
  return { verdict: 'no usable signal', verdictReason: `No usable signal: ${why}` };
}

function told(auc: number): string {
  return auc.toFixed(2);
}

function unstopped(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
