import type { SurveyMap } from '../survey-map/survey-map.js';
import type { Counter, SurveyRow } from './survey-row.js';

/** How files write decimal numbers (rule R19: decimal point); no hexadecimal, no blanks, no thousands separator. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A row of the file in the words of the survey. An empty cell is absent, not 0.
 * @param line of the row, counting the header as 1 @param header the file's column names @param cells as they stand there
 */
export function translateRow(
  map: SurveyMap,
  header: readonly string[],
  line: number,
  cells: readonly string[],
): SurveyRow {
  if (cells.length !== header.length) return { kind: 'broken', line, reason: 'row: not as many fields as the header' };
  const cell = (column: string | undefined): string =>
    column === undefined ? '' : (cells[header.indexOf(column)] ?? '').trim();
  const counters: Counter[] = [];
  let unusableCells = 0;
  for (const [column, { kpi, unit }] of Object.entries(map.counters?.columns ?? {})) {
    const text = cell(column);
    const value = Number(text);
    if (text === '') continue;
    if (NUMBER.test(text) && Number.isFinite(value)) counters.push({ kpi, unit, value });
    else unusableCells += 1;
  }
  return {
    kind: 'answer',
    line,
    respondent: cell(map.answer.id),
    score: cell(map.answer.score),
    comment: cell(map.answer.comment) || undefined,
    answeredAt: cell(map.answer.answeredAt) || undefined,
    counters,
    unusableCells,
  };
}
