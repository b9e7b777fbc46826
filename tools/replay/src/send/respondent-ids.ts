import { createHash } from 'node:crypto';

/** The ids by which a respondent of the file is known here; the survey goes into them, so that two files never share one. */
export interface RespondentIds {
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string;
}

/** What the file calls a respondent may be a phone number, so only a digest of it is sent. Undefined when the file does not say who answered. */
export function respondentIds(surveyId: string, respondent: string): RespondentIds | undefined {
  if (respondent === '') return undefined;
  const digest = createHash('sha256').update(JSON.stringify([surveyId, respondent]));
  const id = digest.digest('hex').slice(0, 32);
  return { contactId: `CON-${id}`, customerId: `CUS-${id}`, subscriptionId: `SUB-${id}` };
}
