import { SHIPPED_KPI_HINTS, SHIPPED_REASON_HINTS, type CauseHints } from './hints.js';
import { SHIPPED_WORD_HINTS } from './shipped-words.js';

/** What speaks for the shipped causes. A word weighs less than a measurement: who writes “bill” may praise it. */
export const SHIPPED_HINTS: CauseHints = {
  kpis: SHIPPED_KPI_HINTS,
  reasons: SHIPPED_REASON_HINTS,
  words: SHIPPED_WORD_HINTS,
  wordWeight: 0.35,
};
