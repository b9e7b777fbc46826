export { accountNps, type AccountAnswer, type AccountNps } from './account-nps.js';
export {
  readAccount,
  scoreOfAccounts,
  type Account,
  type AccountContact,
  type AccountReading,
  type ContactAnswer,
  type Coverage,
} from './account-reading.js';
export { bandValue } from './band-value.js';
export { bootstrapNps } from './bootstrap-nps.js';
export { compareScores, type ScoreComparison } from './compare-scores.js';
export {
  DELAY_CLASS_ENDS_MINUTES,
  DELAY_CLASSES,
  delayClass,
  delayQuantile,
  type DelayReading,
} from './delay-classes.js';
export { grossAndAdjusted, type GrossAndAdjusted } from './gross-and-adjusted.js';
export { changeVerdict, targetVerdict, type ChangeVerdict, type TargetVerdict } from './interval-verdict.js';
export { isScore, npsBand, type Band } from './nps-band.js';
export { npsDifference, type NpsDifference } from './nps-difference.js';
export { adjustedScore, npsInterval, type AdjustedScore } from './nps-interval.js';
export { npsReading, type NpsReading } from './nps-reading.js';
export { npsScore, npsVariance } from './nps-score.js';
export {
  postStratifiedNps,
  type AskedStratum,
  type LeftOutStratum,
  type PostStratifiedNps,
} from './post-stratified-nps.js';
export { scoreAgainstTarget, type TargetReading } from './score-against-target.js';
export { addCounts, answerCount, assertCounts, countScores, countsWithout, type ScoreCounts } from './score-counts.js';
export { weightedCountsNps, type WeightedCounts } from './weighted-counts-nps.js';
export { weightedNps, type WeightedNps } from './weighted-nps.js';
