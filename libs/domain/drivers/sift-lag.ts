import type { LaggedCounts } from '../statistics/index.js';
import { laggedAt } from './lagged-at.js';

export interface SiftedLag {
  readonly lagged?: LaggedCounts;
  /** Why a lag cannot be told, or of how many answers; null where nothing is to be said. */
  readonly lagNote: string | null;
}

/**
 * Evidence is bounded, so that of an answer with very many events not all ages are known. A few such answers are left out of the lag and
 * of the choice of a form; where they are more than this share of those who had the KPI, it would be told of the lightly hit alone.
 */
const MOST_AGELESS = 0.05;

/** The events by age of the answers that are analysed, as far as they can carry a lag. */
export function siftLag(lagged: LaggedCounts | undefined, positions: Int32Array): SiftedLag {
  if (!lagged) return { lagNote: 'It is no count of events with an age each, so how long it shows cannot be told.' };
  const own = laggedAt(lagged, positions);
  const { ageless } = own;
  if (!ageless) return { lagged: own, lagNote: null };
  let [exposed, partly] = [0, 0];
  for (let i = 0; i < positions.length; i += 1) {
    const without = ageless[i] ?? 0;
    if (without > 0) partly += 1;
    if (without > 0 || own.counts.some((counts) => (counts[i] ?? 0) > 0)) exposed += 1;
  }
  if (partly === 0) return { lagged: { ageDays: own.ageDays, counts: own.counts }, lagNote: null };
  const told = `Of ${partly} of the ${exposed} exposed answers the evidence does not list every event`;
  if (partly > MOST_AGELESS * exposed)
    return { lagNote: `${told}: too many to leave out, so neither a lag nor a decay can be told.` };
  return { lagged: own, lagNote: `${told}: these answers are left out of the lag and of the choice of a form.` };
}
