import { effectiveSize, rakeWeights, type Margins } from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import { observedNps } from './check-out-of-time.js';
import type { ResponseBias } from './run-health.js';

/** A shift by weighting of more points than this is worth a warning. */
const LARGE_BIAS = 2;

/** The score as answered and as weighed to the population's margins (raking). It mends only what the margins know. */
export function checkResponse(answers: AnalysedAnswers, population: Margins | undefined): ResponseBias {
  if (!population) return { kind: 'unknown', reason: 'No sizes of the population were given to weigh the answers by.' };
  const controls = answers.controls.filter(({ name }) => population[name] !== undefined);
  const margins = Object.fromEntries(controls.map(({ name }) => [name, population[name] ?? {}]));
  if (controls.length === 0) return { kind: 'unknown', reason: 'The population is given by none of the controls.' };
  const kinds = new Map<string, Readonly<Record<string, string>>>();
  const rows = Array.from({ length: answers.n }, (_, i) => {
    const key = controls.map(({ codes }) => codes[i]).join();
    let row = kinds.get(key);
    if (!row) {
      row = Object.fromEntries(controls.map(({ name, levels, codes }) => [name, levels[codes[i] ?? 0] ?? '']));
      kinds.set(key, row);
    }
    return row;
  });
  const raked = rakeWeights(rows, margins);
  if (raked.status !== 'converged') return { kind: 'unknown', reason: raked.reason };
  const unweighted = observedNps({ scores: answers.scores });
  const weighted = observedNps({ scores: answers.scores, weights: raked.weights });
  const { effectiveN } = effectiveSize(raked.weights);
  const bias = weighted - unweighted;
  return { kind: 'weighed', unweighted, weighted, bias, effectiveN, large: Math.abs(bias) > LARGE_BIAS };
}
