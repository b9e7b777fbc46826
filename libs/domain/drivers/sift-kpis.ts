import type { LeftOutKpi } from './analysed-answers.js';
import type { KpiColumn } from './analysis-input.js';

/** A KPI unknown to more of the answers than this would cost too many of them. */
const MOST_UNKNOWN = 0.3;

/**
 * The KPIs that can be analysed over these answers, the others with the reason in words: a value below 0 or infinite, unknown to
 * too many, or the same for all.
 */
export function siftKpis(
  kpis: readonly KpiColumn[],
  positions: Int32Array,
): { readonly usable: readonly KpiColumn[]; readonly leftOut: readonly LeftOutKpi[] } {
  const usable: KpiColumn[] = [];
  const leftOut: LeftOutKpi[] = [];
  const seen = new Set<string>();
  for (const column of kpis) {
    const reason = seen.has(column.kpi)
      ? 'It is given twice: only the first column is used.'
      : faultOf(column, positions);
    seen.add(column.kpi);
    if (reason === undefined) usable.push(column);
    else leftOut.push({ kpi: column.kpi, reason });
  }
  return { usable, leftOut };
}

function faultOf({ values }: KpiColumn, positions: Int32Array): string | undefined {
  let unknown = 0;
  let negative = 0;
  let infinite = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const at of positions) {
    const value = values[at] ?? Number.NaN;
    if (Number.isNaN(value)) unknown += 1;
    else if (!Number.isFinite(value)) infinite += 1;
    else if (value < 0) negative += 1;
    else {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  const answers = positions.length;
  if (infinite > 0) return `${infinite} of ${answers} exposures are infinite: an exposure is a finite number.`;
  if (negative > 0) return `${negative} of ${answers} exposures are below 0: an exposure is 0 or more.`;
  if (unknown > MOST_UNKNOWN * answers)
    return `Known for only ${answers - unknown} of ${answers} answers: at least ${100 - MOST_UNKNOWN * 100} % are needed.`;
  if (most === 0) return 'Nobody who answered was exposed to it.';
  if (least === most) return `Everybody who answered has the same exposure (${least}), so it tells nobody apart.`;
  return undefined;
}
