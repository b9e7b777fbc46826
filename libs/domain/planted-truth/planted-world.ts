import type { KpiForm } from '../statistics/index.js';

/** What a world holds besides the faults' plain effects. */
export type WorldKind =
  /** Proportional odds hold exactly. */
  | 'plain'
  /** Dropped calls keep people from being promoters more than they make detractors. */
  | 'uneven'
  /** Something nobody sees makes for billing disputes and for low scores. */
  | 'confounded'
  /** Nothing that happens has an effect; segments and regions differ. */
  | 'no-effect';

/** How a KPI acts: by β logits for each unit of its form. */
export interface PlantedKpi {
  readonly kpi: string;
  readonly beta: number;
  readonly form: KpiForm;
}

const straight = { kind: 'straight' } as const;

/** Three clear effects, a small one, a threshold and a decay; three without effect, one of them a decoy that follows data failures. */
export const PLANTED_KPIS: readonly PlantedKpi[] = [
  { kpi: 'dropped_calls', beta: -0.55, form: { kind: 'threshold', breakpoint: 3 } },
  { kpi: 'setup_failures', beta: -0.3, form: straight },
  { kpi: 'data_session_failures', beta: -0.22, form: straight },
  { kpi: 'low_coverage_minutes', beta: 0, form: straight },
  { kpi: 'open_ticket_hours', beta: -0.35, form: { kind: 'log' } },
  { kpi: 'repeat_tickets', beta: -0.3, form: straight },
  { kpi: 'outages', beta: -0.6, form: { kind: 'decay', halfLifeDays: 5 } },
  { kpi: 'provisioning_delay_days', beta: 0, form: straight },
  { kpi: 'billing_disputes', beta: 0, form: straight },
];

export const DECOY = 'low_coverage_minutes';
export const CONFOUNDED = 'billing_disputes';
export const THRESHOLD_KPI = 'dropped_calls';

/** Ascending cuts of satisfaction: the score is how many lie below it. */
export const CUTS: readonly number[] = [-4.2, -3.8, -3.35, -2.95, -2.6, -2.05, -1.7, -1.15, -0.3, 0.45];

/** In the uneven world: what dropped calls weigh, as a multiple of their β, below and above the detractors' cut. */
export const UNEVEN = { atDetractors: 0.4, atPromoters: 1.4 } as const;

/** Controls with their shares and what they add to satisfaction, in logits. */
export const PLANTED_CONTROLS = [
  { name: 'segment', levels: ['consumer', 'business'], shares: [0.75, 0.25], effects: [0, -0.5] },
  {
    name: 'region',
    levels: ['capital', 'north', 'south', 'east', 'west'],
    shares: [0.35, 0.15, 0.2, 0.18, 0.12],
    effects: [0, -0.15, 0.1, 0, -0.05],
    faults: [0.8, 1.5, 1, 1.1, 1.2],
  },
  { name: 'tenure', levels: ['new', 'settled', 'long'], shares: [0.3, 0.4, 0.3], effects: [-0.1, 0, 0.15] },
  { name: 'channel', levels: ['sms', 'email'], shares: [0.7, 0.3], effects: [0, 0.05] },
] as const;

/** Correlation of the normals behind two answers of one customer. */
export const TEMPER = 0.4;
/** Customers per answer: some answer twice or more. */
export const CUSTOMERS_PER_ANSWER = 0.75;
/** In the confounded world: share of those it weighs on, what it takes from their satisfaction, and how many times more disputes they have. */
export const HIDDEN = { share: 0.3, effect: -1.2, disputes: 3 } as const;
