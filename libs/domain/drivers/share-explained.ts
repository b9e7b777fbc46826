import { crossProducts, mergeCrossProducts, relativeImportance } from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import type { JointFit } from './fit-drivers.js';
import { CHUNK_ROWS, inChunks } from './in-chunks.js';

const SCORE = 'the score';

/**
 * Johnson's relative weights of the KPIs, in their forms, for the score, as shares of what they explain together. Cross products are
 * made chunk by chunk and merged, which is the same but for rounding.
 */
export function sharesExplained(
  { n, scores, weights }: Pick<AnalysedAnswers, 'n' | 'scores' | 'weights'>,
  { columns, kpis }: Pick<JointFit, 'columns' | 'kpis'>,
  chunkRows = CHUNK_ROWS,
): ReadonlyMap<string, number> {
  const used = columns.filter(({ name }) => kpis.includes(name));
  const products = inChunks(n, chunkRows, (from, to) =>
    crossProducts(
      [...used, { name: SCORE, values: scores }].map(({ name, values }) => ({ name, values: part(values, from, to) })),
      weights?.subarray(from, to),
    ),
  );
  const importance = relativeImportance(mergeCrossProducts(products), SCORE, 'johnson');
  if (importance.status !== 'ok') return new Map();
  return new Map(
    importance.predictors.flatMap(({ name, share }) => (share === undefined ? [] : [[name, share] as const])),
  );
}

function part(values: ArrayLike<number>, from: number, to: number): Float64Array {
  const own = new Float64Array(to - from);
  for (let i = 0; i < own.length; i += 1) own[i] = values[from + i] ?? 0;
  return own;
}
