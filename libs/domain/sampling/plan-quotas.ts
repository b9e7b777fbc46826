import type { Sampling } from '../programmes/index.js';
import type { Proportion } from '../statistics/index.js';
import { stratumKey, type StratumSize } from './frame.js';
import {
  forecastAnswers,
  forecastResponse,
  invitationsNeeded,
  type AnswersForecast,
  type InvitationsNeeded,
  type ResponseForecast,
} from './response-forecast.js';

export type QuotaPlan = Extract<Sampling, { kind: 'quota' }>;

/** A stratum with its quota, and what the invitations planned for it will bring. */
export interface QuotaSize extends StratumSize {
  /** Answers wanted. */
  readonly quota: number;
  readonly forecast: ResponseForecast;
  readonly needed: InvitationsNeeded;
  readonly answers: AnswersForecast;
  /** `short`: all of its people are invited, and even so fewer answers than wanted are to be expected. */
  readonly reach: 'reached' | 'short';
}

/**
 * Invitations per stratum for the answers wanted of it, in the order of the plan. A stratum that the plan does not name gets none, one that
 * the frame does not hold has nobody and is short. `seen` tells by stratum key how many earlier invitations were answered.
 */
export function planQuotas(
  plan: QuotaPlan,
  populations: ReadonlyMap<string, number>,
  seen: ReadonlyMap<string, Proportion>,
): readonly QuotaSize[] {
  return plan.quotas.map(({ stratum, answers: quota }) => {
    const key = stratumKey(stratum);
    const population = populations.get(key) ?? 0;
    const forecast = forecastResponse(seen.get(key), plan.expectedResponseRate);
    const needed = invitationsNeeded(quota, forecast);
    const invitations = Math.min(population, needed.expected);
    const reach = needed.expected > population ? 'short' : 'reached';
    const answers = forecastAnswers(invitations, forecast);
    return { stratum, population, invitations, quota, forecast, needed, answers, reach };
  });
}
