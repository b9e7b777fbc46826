import { closed, count, id, list, object, optional, str, time } from '../fields/index.js';

/** What every event of an operator's system may carry beside its own fields. */
export const operatorFields = {
  subscriptionId: optional(id()),
  customerId: optional(id()),
  accountId: optional(id()),
  resourceIds: optional(list(id())),
  system: optional(str()),
  tmf: optional(str({ description: 'TM Forum API and version the event was read from, such as 621v4' })),
};

export const journeyArea = () => closed('sales', 'delivery', 'support', 'billing', 'network');
export type JourneyArea = 'sales' | 'delivery' | 'support' | 'billing' | 'network';

export const SURVEY_KINDS = ['relationship', 'transactional', 'wave', 'verification'] as const;
export const surveyKind = () => closed(...SURVEY_KINDS);
export type SurveyKind = (typeof SURVEY_KINDS)[number];

export const surveyChannel = () => closed('email', 'sms', 'push', 'ivr', 'web', 'agent', 'webhook');
export type SurveyChannel = 'email' | 'sms' | 'push' | 'ivr' | 'web' | 'agent' | 'webhook';

/** The event that made us ask. */
export const trigger = () => object({ type: str(), id: id(), at: time() });

/** The case whose fix a question asks about, and the round of it: one that was reopened and mended again is asked about again. */
export const verifies = () =>
  object({
    caseId: id({ description: 'The case that an answer judges' }),
    round: count({
      description:
        'The round of the case that was asked about, for readers of their own: the answer judges the case as it stands',
    }),
  });
export interface Verifies {
  readonly caseId: string;
  readonly round: number;
}

export const scopeKind = () => closed('subscription', 'customer', 'cell', 'resource', 'region');
export type ScopeKind = 'subscription' | 'customer' | 'cell' | 'resource' | 'region';
