import type { Questionnaire } from '../questionnaire.js';
import { REASON_CODES } from '../reason-codes.js';
import { labelProblems } from './language-problems.js';
import { doubleProblem, idProblem, problemIf, type Problem } from './problem.js';

const AT = '/questionnaire';
const CODES: readonly string[] = REASON_CODES;
/** More supporting questions than this nobody answers on a small phone. */
const MOST_INDICATORS = 20;

/** Everything wrong with what is asked. */
export function questionnaireProblems(questionnaire: Questionnaire, fallback: string): readonly Problem[] {
  const { reasons, indicators, changed } = questionnaire;
  return [
    ...reasons.flatMap(({ code, labels }, index) => [
      ...problemIf(
        !CODES.includes(code),
        `${AT}/reasons/${index}/code`,
        `“${code}” is no reason that an answer can name.`,
        `Use one of ${CODES.join(', ')}, and say in its labels what you mean.`,
      ),
      ...(labels === undefined ? [] : labelProblems(`${AT}/reasons/${index}/labels`, labels, fallback)),
    ]),
    ...doubleProblem(
      `${AT}/reasons`,
      reasons.map(({ code }) => code),
    ),
    ...indicators.flatMap(({ indicatorId, labels, weight }, index) => [
      ...idProblem(`${AT}/indicators/${index}/indicatorId`, indicatorId),
      ...problemIf(
        !(Number.isFinite(weight) && weight >= 0),
        `${AT}/indicators/${index}/weight`,
        `${weight} is no weight.`,
        'Give a number of at least 0, on any scale.',
      ),
      ...labelProblems(`${AT}/indicators/${index}/labels`, labels, fallback),
    ]),
    ...doubleProblem(
      `${AT}/indicators`,
      indicators.map(({ indicatorId }) => indicatorId),
    ),
    ...problemIf(
      indicators.length > MOST_INDICATORS,
      `${AT}/indicators`,
      `${indicators.length} supporting questions are too many.`,
      `Ask at most ${MOST_INDICATORS}.`,
    ),
    ...problemIf(
      indicators.length > 0 && indicators.every(({ weight }) => weight === 0),
      `${AT}/indicators`,
      'All weights are 0, so that there is no index.',
      'Give at least one supporting question a weight above 0.',
    ),
    ...(changed === undefined ? [] : labelProblems(`${AT}/changed`, changed, fallback)),
  ];
}
