/** Why somebody is left alone: the members that `survey.invitation.suppressed.v1` knows. An operator's own may be added there. */
export type SuppressionReason =
  | 'cooldownAnySurvey'
  | 'cooldownThisSurvey'
  | 'contactCap'
  | 'accountCap'
  | 'noConsent'
  | 'noAddress'
  | 'deceased'
  | 'sampledOut'
  | 'openCase'
  | 'openOutage'
  | 'openComplaint'
  | 'dunning'
  | 'staff'
  | 'lateTrigger'
  | 'quota'
  | 'lowerPriority'
  | 'duplicateTrigger';
