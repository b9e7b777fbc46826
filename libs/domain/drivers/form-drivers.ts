import { chooseForms, ordinalDesign, type ChosenForm } from '../statistics/index.js';
import { answersAt, controlColumns, evenlySpaced, type AnalysedAnswers } from './analysed-answers.js';

/** A form shows in far fewer answers than a million; its gain grows in step with their number. */
const MOST_ANSWERS = 60_000;

/**
 * The form of each KPI by likelihood, over at most 60,000 answers, evenly spaced in time. Empty where straight lines alone have
 * no fit: then all stay straight.
 * @param predictors names of the KPIs and control levels that the model of straight lines kept
 */
export function formDrivers(
  answers: AnalysedAnswers,
  predictors: readonly string[],
  onStep: (done: number, of: number) => void,
): readonly ChosenForm[] {
  const chosen = { ...answers, kpis: answers.kpis.filter(({ kpi }) => predictors.includes(kpi)) };
  const whole = answersWithAllAges(chosen);
  const part = whole.n > MOST_ANSWERS ? answersAt(whole, evenlySpaced(whole.n, MOST_ANSWERS)) : whole;
  const seen = [...new Set(part.scores)].sort((a, b) => a - b);
  const controls = controlColumns(part.controls, new Set()).filter(({ name }) => predictors.includes(name));
  const columns = [...part.kpis, ...controls];
  const design = ordinalDesign({
    columns: columns.map(({ values }) => values),
    category: Int8Array.from(part.scores, (score) => seen.indexOf(score)),
    categories: seen.length,
    ...(part.weights && { weights: part.weights }),
  });
  return chooseForms(design, part.kpis, onStep) ?? [];
}

/** A form that weighs events by age is only compared with others where every age is known. */
function answersWithAllAges(answers: AnalysedAnswers): AnalysedAnswers {
  const ageless = answers.kpis.flatMap(({ lagged }) => (lagged?.ageless ? [lagged.ageless] : []));
  if (ageless.length === 0) return answers;
  const all = Int32Array.from({ length: answers.n }, (_, i) => i);
  return answersAt(
    answers,
    all.filter((i) => ageless.every((counts) => (counts[i] ?? 0) === 0)),
  );
}
