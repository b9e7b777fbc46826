import { formedColumn, type KpiForm, type PredictorColumn } from '../statistics/index.js';
import { levelName, type AnalysedAnswers } from './analysed-answers.js';
import { isCode } from './gather-columns.js';

/** The columns of these names for other answers than a model was fitted on; a level that nobody has is a column of zeros. */
export function columnsOf(
  { kpis, controls }: AnalysedAnswers,
  formOf: (kpi: string) => KpiForm,
  names: readonly string[],
): PredictorColumn[] {
  const wanted = new Set(names);
  const ofKpis = kpis
    .filter(({ kpi }) => wanted.has(kpi))
    .map(({ kpi, values, lagged }) => ({ name: kpi, values: formedColumn(formOf(kpi), values, lagged) }));
  const ofControls = controls.flatMap(({ name, levels, codes }) =>
    levels.flatMap((level, code) => {
      const column = levelName(name, level);
      return wanted.has(column) ? [{ name: column, values: isCode(codes, code) }] : [];
    }),
  );
  return [...ofKpis, ...ofControls];
}
