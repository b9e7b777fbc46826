import type { JourneyArea } from '../../journey/index.js';
import type { Band } from '../../nps/index.js';

/** What of a case decides who works on it; what is not known meets no condition about it. */
export interface RoutedCase {
  readonly band: Band;
  readonly area?: JourneyArea | undefined;
  readonly segment?: string | undefined;
  readonly contractLevel?: string | undefined;
  /** BCP 47; a rule about `fi` holds for `fi-FI` too. */
  readonly language?: string | undefined;
  /** The KPI of the evidence that weighs most. */
  readonly kpi?: string | undefined;
  readonly accountManager?: string | undefined;
}

/** All that are given must hold; within one, any of the values. */
export interface RoutingConditions {
  readonly band?: readonly Band[];
  readonly area?: readonly JourneyArea[];
  readonly segment?: readonly string[];
  readonly contractLevel?: readonly string[];
  readonly language?: readonly string[];
  /** A name, or a family that ends with a dot: `voice.` holds for `voice.drop.count`. */
  readonly kpi?: readonly string[];
  /** Whether the customer has an account manager. */
  readonly accountManager?: boolean;
}

export type RoutingTarget =
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'person'; readonly team: string; readonly person: string }
  /** The customer's own; `team` is where the case counts and waits when that person is away. */
  | { readonly kind: 'accountManager'; readonly team: string };

/** The first rule whose conditions hold decides. The last has none, so that each case has somebody. */
export interface RoutingRule {
  readonly ruleId: string;
  readonly when: RoutingConditions;
  readonly to: RoutingTarget;
}

export const LISTED_CONDITIONS = ['band', 'area', 'segment', 'contractLevel', 'language', 'kpi'] as const;
export type ListedCondition = (typeof LISTED_CONDITIONS)[number];

/** Whether a value that a condition lists covers another: a language its regions, a family of KPIs its members. */
export function covers(condition: ListedCondition, listed: string, value: string): boolean {
  if (listed === value) return true;
  if (condition === 'language') return value.toLowerCase().startsWith(`${listed.toLowerCase()}-`);
  return condition === 'kpi' && listed.endsWith('.') && value.startsWith(listed);
}
