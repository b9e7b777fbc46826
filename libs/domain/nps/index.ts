export { accountNps, type AccountAnswer, type AccountNps } from './account-nps.js';
export { bandValue } from './band-value.js';
export { isScore, npsBand, type Band } from './nps-band.js';
export { npsDifference, type NpsDifference } from './nps-difference.js';
export { adjustedScore, npsInterval, type AdjustedScore } from './nps-interval.js';
export { npsReading, type NpsReading } from './nps-reading.js';
export { npsScore, npsVariance } from './nps-score.js';
export { answerCount, countScores, type ScoreCounts } from './score-counts.js';
export { weightedNps, type WeightedNps } from './weighted-nps.js';
