export { crossProducts, type Column } from './accumulate-cross-products.js';
export { areaUnderCurve, type AreaUnderCurve } from './area-under-curve.js';
export { benjaminiHochberg } from './benjamini-hochberg.js';
export { binomialDraw } from './binomial-draw.js';
export { bootstrapCounts, type BootstrapPlan, type BootstrapResult } from './bootstrap-counts.js';
export { bcaInterval, percentileInterval, quantileOfSorted } from './bootstrap-interval.js';
export { brantTest, type BrantInput, type BrantTest, type ChiSquareTest } from './brant.js';
export { brierScore, type BrierScore } from './brier-score.js';
export { calibration, type Calibration, type Estimate } from './calibration.js';
export { chiSquareUpperTail } from './chi-square.js';
export { cholesky, type SymmetricMatrix } from './cholesky.js';
export { contingencyTable, type ContingencyTable } from './contingency-table.js';
export type { Correlations, ExplainedVariation } from './correlated-predictors.js';
export { correlation, crossProductsOfSums, type CrossProducts, type RawSums } from './cross-products.js';
export {
  differenceInDifferences,
  type CellMeans,
  type DifferenceInDifferences,
  type RepairPanel,
} from './difference-in-differences.js';
export { doseResponse, type DoseBin, type DoseResponse } from './dose-response.js';
export { eValue, type EValue, type RatioScale } from './e-value.js';
export { effectiveSize, type EffectiveSize } from './effective-size.js';
export { erfc } from './erfc.js';
export { decayedExposure, type DecayRule, type TimedEvent } from './exposure-decay.js';
export type { Forecast } from './forecast.js';
export { chooseForms, type ChosenForm } from './form-choice.js';
export { formedColumn, weightOfExposure, decayedCounts, type KpiForm, type LaggedCounts } from './form-of-kpi.js';
export { halfLife, type HalfLifeResult, type HalfLifeSearch } from './half-life.js';
export { hashedUniform } from './hashed-uniform.js';
export type { Interval } from './interval.js';
export { johnsonWeights } from './johnson-weights.js';
export { kendallInterval, kendallStandardError } from './kendall-interval.js';
export { kendallOfTable } from './kendall-of-table.js';
export type { KendallResult } from './kendall-result.js';
export { kendallTau } from './kendall-tau.js';
export { lagBins, type AgedEvents, type LagBin } from './lag-bins.js';
export { lagProfile, type LagAssociation } from './lag-profile.js';
export {
  leastSquaresBreakpoint,
  type Breakpoint,
  type BreakpointResult,
  type BreakpointSearch,
} from './least-squares-breakpoint.js';
export { lmgWeights } from './lmg-weights.js';
export { fitLogistic, type LogisticFit, type LogisticModel } from './logistic-fit.js';
export { mannWhitney, mannWhitneyOfTable, type MannWhitneyResult } from './mann-whitney.js';
export type { Categories, Margins, WeightRefusal } from './margins.js';
export type { DroppedPredictor } from './matrix-dropped.js';
export { mergeCrossProducts } from './merge-cross-products.js';
export { mergeTables } from './merge-tables.js';
export { newcombeInterval, type ShareDifference } from './newcombe-interval.js';
export { normalQuantile } from './normal-quantile.js';
export { normalTwoSidedP, normalUpperTail, Z95 } from './normal.js';
export { ordinalBreakpoint, type OrdinalBreakpoint } from './ordinal-breakpoint.js';
export { type PredictorColumn, ordinalDesign } from './ordinal-design.js';
export { fitOrdinal } from './ordinal-fit.js';
export type { OrdinalInput } from './ordinal-input.js';
export type { OrdinalFit, OrdinalModel, OrdinalRefusal } from './ordinal-model.js';
export { categoryProbabilities, npsCuts } from './ordinal-predict.js';
export { parallelTrend, type ParallelTrend, type TrendPanel } from './parallel-trend.js';
export { drawnIntervals } from './points-lost-draws.js';
export { lossesWithout } from './points-lost-of-rows.js';
export { pointsLost, type PointsLost, designOf, withInterval } from './points-lost.js';
export { postStratify, type StratumWeights } from './post-stratify.js';
export { rakeWeights, type RakedWeights } from './rake-weights.js';
export { randomSource, type RandomSource } from './random-source.js';
export { relativeImportance, type Importance, type LeftOut, type RelativeImportance } from './relative-importance.js';
export { resampleCounts, resampleUnits } from './resample.js';
export { responseWeights, type ResponseClass, type ResponseWeights } from './response-weights.js';
export type { RobustErrors, RobustTest } from './robust-errors.js';
export { sampleBias, type CategoryShares, type MarginBias } from './sample-bias.js';
export { spearmanOfTable } from './spearman-of-table.js';
export type { SpearmanResult } from './spearman-result.js';
export { spearman } from './spearman.js';
export { studentTwoSidedQuantile } from './student-quantile.js';
export { studentTwoSidedP } from './student.js';
export { tableOfCells, tabulate, type CountedPair } from './table-of-cells.js';
export { tabulateGroups, tabulateScores } from './tabulate-groups.js';
export { trendTest, type TrendTest } from './trend-test.js';
export { twoProportionTest, type TwoProportionTest } from './two-proportion-test.js';
export { tableOfSamples } from './two-samples.js';
export { wilsonInterval, type Proportion } from './wilson-interval.js';
