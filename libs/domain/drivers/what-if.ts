import { withInterval, type Interval } from '../statistics/index.js';
import type { DriverModel } from './driver-model.js';
import { expectedAnswer } from './expected-answer.js';

/** What would be expected of the score if a KPI changed, or why that cannot be said. */
export type WhatIf =
  | {
      readonly kind: 'expected';
      readonly kpi: string;
      readonly changeFraction: number;
      /** NPS points; above 0 the score would be expected to rise. */
      readonly npsChange: number;
      readonly standardError: number;
      /** 95 %, delta method. */
      readonly interval: Interval;
      /** The change goes beyond what was seen among the answers: the number stands on the form alone. */
      readonly extrapolated: boolean;
      readonly reason?: string;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Part of the exposed that a change may carry beyond the highest exposure seen. */
const MOST_BEYOND = 0.01;

/**
 * Expected change of the NPS if everybody's exposure to a KPI changed by a fraction (−0.3: 30 % less), all else as it is. An
 * association carried forward, no promise: who knows of a hidden cause should not believe it.
 */
export function whatIf(model: DriverModel, kpi: string, changeFraction: number): WhatIf {
  const k = model.kpis.findIndex((candidate) => candidate.kpi === kpi);
  const modelled = model.kpis[k];
  if (!modelled)
    return {
      kind: 'refused',
      reason: `${kpi} is not in the model, which knows ${model.kpis.map((own) => own.kpi).join(', ')}.`,
    };
  if (!Number.isFinite(changeFraction) || changeFraction < -1)
    return { kind: 'refused', reason: 'A change is a fraction of −1 (none left) or more, such as −0.3 for 30 % less.' };
  const { exposures, levels, weights } = model.respondents;
  const gradient = new Float64Array(Math.round(Math.sqrt(model.covariance.length)));
  let [change, total, exposed, beyond] = [0, 0, 0, 0];
  exposures.forEach((own, i) => {
    const weight = weights[i] ?? 1;
    total += weight;
    const before = own[k] ?? 0;
    if (before === 0) return;
    const after = before * (1 + changeFraction);
    exposed += weight;
    if (after > modelled.highest) beyond += weight;
    const now = expectedAnswer(model, own, levels[i] ?? []);
    const then = expectedAnswer(
      model,
      own.map((value, at) => (at === k ? after : value)),
      levels[i] ?? [],
    );
    change += weight * (then.nps - now.nps);
    gradient.forEach((sum, at) => {
      gradient[at] = sum + weight * ((then.gradient[at] ?? 0) - (now.gradient[at] ?? 0));
    });
  });
  if (total === 0) return { kind: 'refused', reason: 'The model keeps no respondents to ask about.' };
  const covariance = { size: gradient.length, values: Float64Array.from(model.covariance) };
  const {
    pointsLost: npsChange,
    standardError,
    low,
    high,
  } = withInterval(
    change / total,
    gradient.map((sum) => sum / total),
    covariance,
  );
  const everybodyHit = changeFraction < 0 && exposed === total;
  const extrapolated = beyond > MOST_BEYOND * exposed || everybodyHit;
  return {
    kind: 'expected',
    kpi,
    changeFraction,
    npsChange,
    standardError,
    interval: { low, high },
    extrapolated,
    ...(extrapolated && {
      reason: everybodyHit
        ? 'Everybody was exposed to it, so nothing is known of customers who are not.'
        : `Some would be exposed to more than anybody was (${modelled.highest}).`,
    }),
  };
}
