import { emptyCategory, type WeightRefusal } from './margins.js';
import { assertProportion } from './wilson-interval.js';

/** A response class: customers alike in how readily they answer. */
export interface ResponseClass {
  readonly name: string;
  readonly asked: number;
  readonly answered: number;
}

export type ResponseWeights =
  | {
      readonly status: 'ok';
      /** asked / answered: how many of those asked an answer stands for. */
      readonly weights: ReadonlyMap<string, number>;
      /** answered / asked, 0..1. */
      readonly responseRates: ReadonlyMap<string, number>;
    }
  | WeightRefusal;

/**
 * Weights for non-response by class (weighting-class adjustment; Oh & Scheuren 1983). A class that was asked and stayed silent
 * altogether is refused: no weight brings it back. A class that nobody was asked of gets neither weight nor rate.
 * @throws RangeError unless 0 ≤ answered ≤ asked, both whole
 */
export function responseWeights(classes: readonly ResponseClass[]): ResponseWeights {
  const weights = new Map<string, number>();
  const responseRates = new Map<string, number>();
  for (const { name, asked, answered } of classes) {
    assertProportion({ successes: answered, trials: asked });
    if (asked === 0) continue;
    if (answered === 0) return emptyCategory('response class', name);
    weights.set(name, asked / answered);
    responseRates.set(name, answered / asked);
  }
  if (weights.size === 0) return { status: 'no-answers', reason: 'Nobody was asked.' };
  return { status: 'ok', weights, responseRates };
}
