import type { CustomerAnswer } from './customer-answer.js';
import { indicatorWeights } from './indicator-weights.js';
import { assertModel, type IndexModel } from './index-model.js';
import { levelPercent } from './level-percent.js';
import { meanOf } from './mean-of.js';

/** An indicator that a customer answered: its score in percent, and its share of the customer's weights, 0..1. */
export interface IndexPart {
  readonly levelId: string;
  readonly indicatorId: string;
  readonly percent: number;
  readonly share: number;
}

/** A customer's index in percent with the parts it is made of, or why there is none. Shares sum to one. */
export type CustomerIndex =
  | {
      readonly kind: 'index';
      readonly customerId: string;
      readonly index: number;
      readonly parts: readonly IndexPart[];
    }
  | { readonly kind: 'none'; readonly customerId: string; readonly reason: NoIndex };

/** No question was answered; or all that was answered has weight 0. */
export type NoIndex = 'noItems' | 'noWeight';

/**
 * The index of each customer, in the order in which they first answer: Σ weight · score / Σ weight over the indicators that were
 * answered. An indicator's score is the mean of its questions that were answered. Where several people of a customer answered, a
 * question's level is the mean over those who answered it, and an indicator's weight the mean of theirs.
 * @throws RangeError for a level outside 1..5, a weight that is not finite and ≥ 0, or a model that has a problem
 */
export function customerIndexes(model: IndexModel, answers: readonly CustomerAnswer[]): readonly CustomerIndex[] {
  assertModel(model);
  const byCustomer = new Map<string, CustomerAnswer[]>();
  for (const answer of answers) {
    const known = byCustomer.get(answer.customerId);
    if (known) known.push(answer);
    else byCustomer.set(answer.customerId, [answer]);
  }
  return [...byCustomer].map(([customerId, ofCustomer]) => indexOf(model, customerId, ofCustomer));
}

function indexOf(model: IndexModel, customerId: string, answers: readonly CustomerAnswer[]): CustomerIndex {
  const weightOf = indicatorWeights(answers);
  const weighed = model.levels.flatMap(({ levelId, indicators }) =>
    indicators.flatMap(({ indicatorId, questions }) => {
      const percent = meanOf(questions.flatMap((question) => percentOf(question, answers) ?? []));
      return percent === undefined ? [] : [{ levelId, indicatorId, percent, weight: weightOf(indicatorId) }];
    }),
  );
  if (weighed.length === 0) return { kind: 'none', customerId, reason: 'noItems' };
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  if (sum === 0) return { kind: 'none', customerId, reason: 'noWeight' };
  const parts = weighed.map(({ weight, ...part }) => ({ ...part, share: weight / sum }));
  const index = parts.reduce((total, { percent, share }) => total + share * percent, 0);
  return { kind: 'index', customerId, index, parts };
}

function percentOf(question: string, answers: readonly CustomerAnswer[]): number | undefined {
  return meanOf(answers.flatMap((answer) => percentIn(answer, question) ?? []));
}

function percentIn({ customerId, levels }: CustomerAnswer, question: string): number | undefined {
  const level = levels[question];
  if (level === undefined) return undefined;
  if (!(level >= 1 && level <= 5)) {
    throw new RangeError(`Question ${question} of customer ${customerId}: a level from 1 to 5, not ${level}.`);
  }
  return levelPercent(level);
}
