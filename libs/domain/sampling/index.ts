export { allocateStrata, type Stratum } from './allocate-strata.js';
export { drawSample, type Sample } from './draw-sample.js';
export { drawsOne, drawUnits } from './draw-units.js';
export { stratumKey, type Drawn, type FrameUnit, type StratumSize } from './frame.js';
export { planQuotas, type QuotaPlan, type QuotaSize } from './plan-quotas.js';
export {
  forecastAnswers,
  forecastResponse,
  invitationsNeeded,
  type AnswersForecast,
  type InvitationsNeeded,
  type ResponseForecast,
} from './response-forecast.js';
export { stratumOf, UNKNOWN_STRATUM, type Stratifiable } from './stratum-of.js';
