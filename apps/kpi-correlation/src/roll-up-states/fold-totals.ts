import {
  contributionsOf,
  dailyTotalsOf,
  type CompiledCatalogue,
  type DailyTotal,
  type Fact,
} from '@sidetone/domain/kpi';
import { factsOf, type StoredEvent } from '../compute-exposures/facts-of.js';

/** What one scope's histories make of each day. `dayOf` gives the operator's calendar day of an instant. */
export function foldTotals(
  history: readonly StoredEvent[],
  catalogue: CompiledCatalogue,
  dayOf: (instant: number) => string,
): readonly DailyTotal[] {
  return dailyTotalsOf(contributionsOf(factsOf(history).map(asFarAsTold), catalogue), catalogue, dayOf);
}

/** An alarm that nobody cleared is assumed to have ended at some time, for an answer's sake. A day's total waits for the word, as for all that is open. */
function asFarAsTold(fact: Fact): Fact {
  if (fact.fields['assumedEnd'] !== true) return fact;
  const { to: _assumed, ...open } = fact;
  return open;
}
