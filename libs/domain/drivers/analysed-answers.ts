import type { KpiDirection } from '../kpi/index.js';
import type { LaggedCounts, PredictorColumn } from '../statistics/index.js';
import { doublesAt, isCode, occurringCodes, smallAt } from './gather-columns.js';
import { laggedAt } from './lagged-at.js';

/** A KPI that can be analysed: every exposure known, finite and ≥ 0, and not the same for all. */
export interface AnalysedKpi {
  readonly kpi: string;
  readonly direction: KpiDirection;
  readonly values: Float64Array;
  readonly lagged?: LaggedCounts;
  /** Why a lag cannot be told, or of how many answers; null where nothing is to be said. */
  readonly lagNote: string | null;
}

/** A control with its levels; the reference is the commonest, the others are compared with it. */
export interface AnalysedControl {
  readonly name: string;
  readonly levels: readonly string[];
  readonly codes: Uint16Array;
  readonly reference: number;
}

/** Answers fit for analysis, in order of time. */
export interface AnalysedAnswers {
  readonly n: number;
  readonly scores: Uint8Array;
  readonly customers: Float64Array;
  readonly kpis: readonly AnalysedKpi[];
  readonly controls: readonly AnalysedControl[];
  readonly weights?: Float64Array;
}

/** A KPI that is not in the analysis, and why, in words. */
export interface LeftOutKpi {
  readonly kpi: string;
  readonly reason: string;
}

/** Name of a control's level as a predictor. */
export function levelName(control: string, level: string): string {
  return `${control}=${level}`;
}

/** One column of 0 and 1 for each level that occurs, but the reference and those to be merged with it. */
export function controlColumns(controls: readonly AnalysedControl[], merged: ReadonlySet<string>): PredictorColumn[] {
  return controls.flatMap(({ name, levels, codes, reference }) => {
    const occurs = occurringCodes(codes, levels.length);
    return levels.flatMap((level, code): PredictorColumn[] => {
      const column = levelName(name, level);
      if (code === reference || occurs[code] === 0 || merged.has(column)) return [];
      return [{ name: column, values: isCode(codes, code) }];
    });
  });
}

/** The same answers at some positions only. */
export function answersAt(answers: AnalysedAnswers, positions: Int32Array): AnalysedAnswers {
  return {
    n: positions.length,
    scores: Uint8Array.from(smallAt(answers.scores, positions)),
    customers: doublesAt(answers.customers, positions),
    kpis: answers.kpis.map(({ values, lagged, ...kpi }) => ({
      ...kpi,
      values: doublesAt(values, positions),
      ...(lagged && { lagged: laggedAt(lagged, positions) }),
    })),
    controls: answers.controls.map((control) => ({
      ...control,
      codes: smallAt(control.codes, positions),
    })),
    ...(answers.weights && { weights: doublesAt(answers.weights, positions) }),
  };
}

/** At most so many positions of `n`, evenly spaced, so that all times have their share. */
export function evenlySpaced(n: number, most: number): Int32Array {
  const count = Math.min(n, most);
  return Int32Array.from({ length: count }, (_, i) => Math.floor((i * n) / count));
}
