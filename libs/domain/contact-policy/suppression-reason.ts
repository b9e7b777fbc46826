/** The members that `survey.invitation.suppressed.v1` knows. */
export const SUPPRESSION_REASONS = [
  'cooldownAnySurvey',
  'cooldownThisSurvey',
  'contactCap',
  'accountCap',
  'noConsent',
  'noAddress',
  'deceased',
  'sampledOut',
  'openCase',
  'openOutage',
  'openComplaint',
  'dunning',
  'staff',
  'lateTrigger',
  'quota',
  'lowerPriority',
  'duplicateTrigger',
  'bereavement',
  'optedOut',
  'paused',
  'outsideAudience',
  'quietHours',
] as const;

/** Why somebody is left alone. An operator's own reason may be added in the event. */
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];
