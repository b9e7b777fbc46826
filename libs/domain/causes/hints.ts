import type { REASON_CODES } from '../programmes/index.js';

/** What speaks for a cause, and how much: a weight between 0 and 1, read as the trust that this alone deserves. */
export interface CauseHints {
  /** A KPI, or a family that ends with a dot, by the evidence of which the customer was hit before answering. */
  readonly kpis: readonly { readonly kpi: string; readonly cause: string; readonly weight: number }[];
  /** A reason that the customer ticked. */
  readonly reasons: readonly { readonly reason: string; readonly cause: string; readonly weight: number }[];
  /** Beginnings of words in comments of a language, without accents or vowel signs; one that ends with `$` is the whole word. */
  readonly words: readonly { readonly language: string; readonly cause: string; readonly stems: readonly string[] }[];
  readonly wordWeight: number;
}

const kpi = (name: string, cause: string, weight: number) => ({ kpi: name, cause, weight });
const reason = (name: (typeof REASON_CODES)[number], cause: string, weight: number) => ({
  ...{ reason: name, cause, weight },
});

/** What is measured weighs most; what the customer ticked names an area rather than a cause. */
export const SHIPPED_KPI_HINTS: CauseHints['kpis'] = [
  kpi('outage.', 'network.outage', 0.6),
  kpi('coverage.', 'network.coverage', 0.5),
  kpi('data.slow.', 'network.slowData', 0.5),
  kpi('data.fail.', 'network.dataFault', 0.5),
  kpi('data.throttled.', 'network.throttled', 0.5),
  kpi('voice.', 'network.voice', 0.5),
  kpi('order.late.', 'delivery.late', 0.6),
  kpi('order.fallout.', 'delivery.orderFault', 0.5),
  kpi('order.reschedule.', 'delivery.orderFault', 0.4),
  kpi('visit.missed.', 'delivery.missedVisit', 0.6),
  kpi('bill.dispute.count', 'billing.wrongAmount', 0.5),
  kpi('bill.dispute.open.', 'billing.dispute', 0.4),
  kpi('ticket.reopened.', 'support.notSolved', 0.5),
  kpi('ticket.overdue.', 'support.waiting', 0.5),
  kpi('ticket.resolution.', 'support.waiting', 0.4),
  kpi('ticket.open.', 'support.waiting', 0.3),
  kpi('interaction.repeat.', 'support.repeatContact', 0.5),
];

export const SHIPPED_REASON_HINTS: CauseHints['reasons'] = [
  reason('coverage', 'network.coverage', 0.4),
  reason('data', 'network.slowData', 0.3),
  reason('data', 'network.dataFault', 0.2),
  reason('voice', 'network.voice', 0.4),
  reason('network', 'network.coverage', 0.2),
  reason('network', 'network.outage', 0.2),
  reason('delivery', 'delivery.late', 0.3),
  reason('delivery', 'delivery.missedVisit', 0.2),
  reason('billing', 'billing.wrongAmount', 0.3),
  reason('billing', 'billing.unclear', 0.2),
  reason('support', 'support.notSolved', 0.2),
  reason('support', 'support.waiting', 0.2),
  reason('price', 'sales.price', 0.5),
  reason('product', 'sales.product', 0.4),
];
