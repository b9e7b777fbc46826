/** The ids by which a respondent of the file is known here; the survey stands in them, so that two files never share one. */
export interface RespondentIds {
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string;
}

/** Undefined when the file does not say who answered. */
export function respondentIds(surveyId: string, respondent: string): RespondentIds | undefined {
  if (respondent === '') return undefined;
  const id = `${surveyId}-${respondent}`;
  return { contactId: `CON-${id}`, customerId: `CUS-${id}`, subscriptionId: `SUB-${id}` };
}
