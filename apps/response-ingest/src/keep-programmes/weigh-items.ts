import type { Questionnaire } from '@sidetone/domain/programmes';
import type { AnswerItem, GivenItem } from '../record-answers/answer.js';

const WEIGHT_OF_THE_UNWEIGHED = 1;

/**
 * The items as they are kept: what the questionnaire asks, in its order, with its weights, whatever the sender says of them.
 * Without a questionnaire (a survey that is run elsewhere) the sender's weights hold.
 */
export function weighItems(
  given: readonly GivenItem[],
  questionnaire: Questionnaire | undefined,
): readonly AnswerItem[] {
  if (!questionnaire)
    return given.map(({ indicatorId, level, weight }) => ({
      indicatorId,
      level,
      weight: weight ?? WEIGHT_OF_THE_UNWEIGHED,
    }));
  return questionnaire.indicators.flatMap(({ indicatorId, weight }) => {
    const item = given.find((one) => one.indicatorId === indicatorId);
    return item ? [{ indicatorId, level: item.level, weight }] : [];
  });
}
