export { answerOfItems, type AnsweredItem, type AnswerOfItems, type CustomerAnswer } from './customer-answer.js';
export { customerIndexes, type CustomerIndex, type IndexPart, type NoIndex } from './customer-index.js';
export { indexChange, indexDynamics, type IndexChange } from './index-change.js';
export { indexContributions, type IndexContributions } from './index-contributions.js';
export {
  flatModel,
  INDEX_METHOD,
  modelProblems,
  type IndexModel,
  type InteractionLevel,
  type ModelIndicator,
} from './index-model.js';
export { levelPercent } from './level-percent.js';
export type { MeanPercent } from './mean-percent.js';
export { midWeightEffects, type PartEffect } from './mid-weight-effects.js';
export { changeOfMeans, type ByCustomer, type ChangeOfMeans } from './overlapping-means.js';
export type { PartReading } from './part-readings.js';
export {
  waveIndex,
  type CustomerWithout,
  type IndexOfCustomer,
  type WaveIndex,
  type WaveSettings,
} from './wave-index.js';
