import type { KpiDirection } from '../kpi/index.js';
import type { LaggedCounts, PredictorColumn } from '../statistics/index.js';

/** A KPI that can be analysed: every exposure known, finite and ≥ 0, and not the same for all. */
export interface AnalysedKpi {
  readonly kpi: string;
  readonly direction: KpiDirection;
  readonly values: Float64Array;
  readonly lagged?: LaggedCounts;
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
    const occurring = new Set(codes);
    return levels.flatMap((level, code): PredictorColumn[] => {
      const column = levelName(name, level);
      if (code === reference || !occurring.has(code) || merged.has(column)) return [];
      return [{ name: column, values: codes.map((own) => (own === code ? 1 : 0)) }];
    });
  });
}

/** The same answers at some positions only. */
export function answersAt(answers: AnalysedAnswers, positions: Int32Array): AnalysedAnswers {
  const doubles = (values: ArrayLike<number>) => Float64Array.from(positions, (at) => values[at] ?? 0);
  return {
    n: positions.length,
    scores: Uint8Array.from(positions, (at) => answers.scores[at] ?? 0),
    customers: doubles(answers.customers),
    kpis: answers.kpis.map(({ values, lagged, ...kpi }) => ({
      ...kpi,
      values: doubles(values),
      ...(lagged && {
        lagged: {
          ageDays: lagged.ageDays,
          counts: lagged.counts.map((counts) => Uint16Array.from(positions, (at) => counts[at] ?? 0)),
        },
      }),
    })),
    controls: answers.controls.map((control) => ({
      ...control,
      codes: Uint16Array.from(positions, (at) => control.codes[at] ?? 0),
    })),
    ...(answers.weights && { weights: doubles(answers.weights) }),
  };
}

/** At most so many positions of `n`, evenly spaced, so that all times have their share. */
export function evenlySpaced(n: number, most: number): Int32Array {
  const count = Math.min(n, most);
  return Int32Array.from({ length: count }, (_, i) => Math.floor((i * n) / count));
}
