import { targetVerdict, type TargetVerdict } from '../nps/index.js';
import type { CustomerAnswer } from './customer-answer.js';
import { customerIndexes, type CustomerIndex, type NoIndex } from './customer-index.js';
import { INDEX_METHOD, type IndexModel } from './index-model.js';
import { indicatorReadings, levelReadings, type PartReading } from './part-readings.js';
import { meanPercent, type MeanPercent } from './mean-percent.js';

export type IndexOfCustomer = Extract<CustomerIndex, { kind: 'index' }>;

/** What is asked of a wave's index: the target in percent, if there is one, and how many customers make an index. */
export interface WaveSettings {
  readonly target?: number | undefined;
  readonly minimumN: number;
}

/** The integrated index of a wave in percent, or that customers are too few for one. Customers without an index are named. */
export type WaveIndex =
  | (MeanPercent & {
      readonly kind: 'index';
      readonly method: typeof INDEX_METHOD;
      readonly waveId: string;
      readonly target?: {
        readonly percent: number;
        readonly distance: number;
        readonly verdict: TargetVerdict | 'tooFew';
      };
      readonly levels: readonly PartReading[];
      readonly indicators: readonly PartReading[];
      readonly customers: readonly IndexOfCustomer[];
      readonly without: readonly CustomerWithout[];
    })
  | {
      readonly kind: 'insufficient';
      readonly method: typeof INDEX_METHOD;
      readonly waveId: string;
      readonly n: number;
      readonly minimumN: number;
      readonly without: readonly CustomerWithout[];
    };

export interface CustomerWithout {
  readonly customerId: string;
  readonly reason: NoIndex;
}

/**
 * The integrated index of a wave: the mean of its customers' indexes, each customer counting alike, with the parts that it is made of.
 * With one customer there is no interval, so no verdict about the target either.
 * @throws RangeError for a level outside 1..5, a weight that is not finite and ≥ 0, a target outside 0..100, or a faulty model
 */
export function waveIndex(
  waveId: string,
  model: IndexModel,
  answers: readonly CustomerAnswer[],
  { target, minimumN }: WaveSettings,
): WaveIndex {
  if (target !== undefined && !(target >= 0 && target <= 100)) {
    throw new RangeError(`A target of the index is a percentage from 0 to 100, not ${target}.`);
  }
  const all = customerIndexes(model, answers);
  const customers = all.filter((one) => one.kind === 'index');
  const without = all.flatMap((one) =>
    one.kind === 'none' ? [{ customerId: one.customerId, reason: one.reason }] : [],
  );
  const mean = meanPercent(customers.map(({ index }) => index));
  const head = { method: INDEX_METHOD, waveId, without } as const;
  if (!mean || mean.n < minimumN) return { kind: 'insufficient', ...head, n: customers.length, minimumN };
  return {
    kind: 'index',
    ...head,
    ...mean,
    ...(target !== undefined && { target: against(target, mean) }),
    levels: levelReadings(customers),
    indicators: indicatorReadings(customers),
    customers,
  };
}

function against(target: number, { percent, interval }: MeanPercent) {
  const verdict = interval ? targetVerdict(interval, target) : ('tooFew' as const);
  return { percent: target, distance: percent - target, verdict };
}
