import { npsBand } from '../nps/index.js';
import { designOf } from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import type { JointFit } from './fit-drivers.js';

/** A tenth of the answers, by what the model expects of them, with what was expected and what came, in NPS points. */
export interface CalibrationTenth {
  readonly n: number;
  readonly expected: number;
  readonly observed: number;
}

const TENTHS = 10;

/** Expected against observed NPS, from the tenth of the answers of whom least is expected to the tenth of whom most is. */
export function calibrateTenths(
  answers: AnalysedAnswers,
  { model, columns }: JointFit,
  cuts: { readonly detractor: number; readonly promoter: number },
): readonly CalibrationTenth[] {
  const design = designOf(model, columns);
  const predictor = new Float64Array(answers.n);
  for (let row = 0; row < design.rows; row += 1) {
    let eta = 0;
    for (let i = design.start[row] ?? 0; i < (design.start[row + 1] ?? 0); i += 1)
      eta += (design.value[i] ?? 0) * (model.coefficients[design.column[i] ?? 0] ?? 0);
    predictor[design.order[row] ?? 0] = eta;
  }
  const edges = predictor.slice().sort();
  const edgeAt = (tenth: number) => edges[Math.min(answers.n - 1, Math.floor((tenth * answers.n) / TENTHS))] ?? 0;
  const bounds = Array.from({ length: TENTHS - 1 }, (_, tenth) => edgeAt(tenth + 1));
  const sums = Array.from({ length: TENTHS }, () => ({ n: 0, expected: 0, observed: 0 }));
  const lower = cuts.detractor < 0 ? -Infinity : (model.thresholds[cuts.detractor] ?? Infinity);
  const upper = cuts.promoter < 0 ? -Infinity : (model.thresholds[cuts.promoter] ?? Infinity);
  for (let i = 0; i < answers.n; i += 1) {
    const eta = predictor[i] ?? 0;
    const sum = sums[bounds.filter((bound) => eta >= bound).length];
    if (!sum) continue;
    const band = npsBand(answers.scores[i] ?? 0);
    sum.n += 1;
    sum.expected += 100 / (1 + Math.exp(upper - eta)) - 100 / (1 + Math.exp(eta - lower));
    sum.observed += band === 'promoter' ? 100 : band === 'detractor' ? -100 : 0;
  }
  return sums
    .filter(({ n }) => n > 0)
    .map(({ n, expected, observed }) => ({ n, expected: expected / n, observed: observed / n }));
}
