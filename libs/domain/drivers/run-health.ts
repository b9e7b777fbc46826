import type { Interval } from '../statistics/index.js';

/** What the first two thirds of the answers foretell of the last third. */
export type OutOfTime =
  | {
      readonly kind: 'checked';
      readonly trainedOn: number;
      readonly testedOn: number;
      /** Chance that the KPIs alone rank a detractor as worse hit than another; ½ is a coin. */
      readonly auc: number;
      readonly standardError: number;
      readonly interval: Interval;
      /** The same of the whole model, controls included. */
      readonly aucWithControls: number;
      /** Log odds by which detractors were forecast too few; 0 is right. */
      readonly calibrationInTheLarge: number | null;
      /** 1 is right; below 1 the forecasts are too bold. */
      readonly calibrationSlope: number | null;
    }
  | { readonly kind: 'unchecked'; readonly reason: string };

/** Whether each KPI moves the detractors' cut and the promoters' cut alike, as the model assumes. */
export type Assumption =
  | {
      readonly kind: 'holds' | 'broken';
      readonly chi2: number;
      readonly df: number;
      readonly p: number;
      /** KPIs that do not, most clearly first. */
      readonly kpis: readonly {
        readonly kpi: string;
        readonly p: number;
        readonly coefficientAtDetractors: number;
        readonly coefficientAtPromoters: number;
      }[];
      readonly reason: string;
    }
  | { readonly kind: 'untested'; readonly reason: string };

/** How far the answers stand from the population by its known margins. */
export type ResponseBias =
  | {
      readonly kind: 'weighed';
      readonly unweighted: number;
      readonly weighted: number;
      /** Weighted minus unweighted, NPS points. */
      readonly bias: number;
      /** Kish: as many answers as the weighted ones are worth. */
      readonly effectiveN: number;
      readonly large: boolean;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Whether a run can be relied on. */
export interface RunHealth {
  readonly outOfTime: OutOfTime;
  readonly assumption: Assumption;
  readonly responseBias: ResponseBias;
  /** Answers per estimated number. */
  readonly answersPerParameter: number;
  /** What could not be looked at, in sentences: it speaks neither for the run nor against it. They end the verdict's reason, too. */
  readonly cautions: readonly string[];
}
