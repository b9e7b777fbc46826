import { assertModel, type IndexModel } from './index-model.js';

/** What one person of a customer answered in a wave. */
export interface CustomerAnswer {
  readonly customerId: string;
  /** By question, 1 to 5. What was not answered is not there. */
  readonly levels: Readonly<Record<string, number>>;
  /** By indicator, ≥ 0, on any scale of the person's own. */
  readonly weights: Readonly<Record<string, number>>;
}

/** An item of an answer's event: a question, its level and the weight of its indicator. */
export interface AnsweredItem {
  readonly indicatorId: string;
  readonly level: number;
  readonly weight?: number | undefined;
}

/** The answer that items make, and the questions that the model does not know, which count for nothing. */
export interface AnswerOfItems {
  readonly answer: CustomerAnswer;
  readonly unknown: readonly string[];
}

/**
 * The answer that an event's items make under a model: the event's `indicatorId` names the question. Where questions of one indicator come
 * with different weights, their mean is the indicator's.
 * @throws RangeError for a model that has a problem
 */
export function answerOfItems(model: IndexModel, customerId: string, items: readonly AnsweredItem[]): AnswerOfItems {
  assertModel(model);
  const indicators = model.levels.flatMap((level) => level.indicators);
  const known = new Set(indicators.flatMap(({ questions }) => questions));
  const weights = indicators.flatMap(({ indicatorId, questions }) => {
    const given = items.flatMap((item) =>
      item.weight !== undefined && questions.includes(item.indicatorId) ? [item.weight] : [],
    );
    return given.length === 0 ? [] : [[indicatorId, given.reduce((sum, one) => sum + one, 0) / given.length] as const];
  });
  const answered = items.filter(({ indicatorId }) => known.has(indicatorId));
  return {
    answer: {
      customerId,
      levels: Object.fromEntries(answered.map(({ indicatorId, level }) => [indicatorId, level])),
      weights: Object.fromEntries(weights),
    },
    unknown: items.map(({ indicatorId }) => indicatorId).filter((id) => !known.has(id)),
  };
}
