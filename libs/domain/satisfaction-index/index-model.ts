/** The version of how the index is computed. It stands beside every number; another way of computing gets another version. */
export const INDEX_METHOD = 'index.v1';

/** What is asked: supporting questions, each answered 1 to 5, make an indicator; indicators make an interaction level. */
export interface IndexModel {
  readonly levels: readonly InteractionLevel[];
}

/** Where we meet the customer, such as sales, delivery or support. */
export interface InteractionLevel {
  readonly levelId: string;
  readonly indicators: readonly ModelIndicator[];
}

/** What customers weigh, by the questions that support it. */
export interface ModelIndicator {
  readonly indicatorId: string;
  readonly questions: readonly string[];
}

/** Every indicator is its own only question, and all are of one level: for questionnaires that know no more. */
export function flatModel(indicatorIds: readonly string[], levelId = 'all'): IndexModel {
  return {
    levels: [{ levelId, indicators: indicatorIds.map((indicatorId) => ({ indicatorId, questions: [indicatorId] })) }],
  };
}

/** What is wrong with a model, each with how to mend it; empty where nothing is. */
export function modelProblems({ levels }: IndexModel): readonly string[] {
  const indicators = levels.flatMap((level) => level.indicators);
  return [
    ...(indicators.length === 0 ? ['The model has no indicator: give at least one with a question.'] : []),
    ...indicators
      .filter(({ questions }) => questions.length === 0)
      .map(({ indicatorId }) => `Indicator ${indicatorId} has no question: give one or leave the indicator out.`),
    ...twice(levels.map(({ levelId }) => levelId)).map((id) => `Level ${id} is there twice: join the two.`),
    ...twice(indicators.map(({ indicatorId }) => indicatorId)).map(
      (id) => `Indicator ${id} is there twice: join the two.`,
    ),
    ...twice(indicators.flatMap(({ questions }) => questions)).map(
      (id) => `Question ${id} is there twice: it can support one indicator only.`,
    ),
  ];
}

/** @throws RangeError for a model that has a problem, with all of them */
export function assertModel(model: IndexModel): void {
  const problems = modelProblems(model);
  if (problems.length > 0) throw new RangeError(problems.join(' '));
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
