/** What came of asking for a ticket: `waiting` and `sending` until the system has made it, `failed` when it could not for too long. */
export type TicketState = 'waiting' | 'sending' | 'created' | 'failed';

/** A ticket that is to be made now. */
export interface TicketDraft {
  readonly caseId: string;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly journeyArea: string | null;
  readonly score: number;
  readonly team: string;
  readonly note: string | null;
  /** Which one of all that were ever made for the case. */
  readonly attempt: number;
  /** Made since it was last asked for, this one included. */
  readonly attempts: number;
  readonly giveUpAt: number;
}

const OUR_CASE = 'case:';

/** By which the ticket system knows a case of ours; the listener knows our tickets by it again. */
export const externalIdOf = (caseId: string): string => `${OUR_CASE}${caseId}`;

/** The case that an external id names; undefined for ids of others. */
export const caseOfExternalId = (id: string): string | undefined =>
  id.startsWith(OUR_CASE) ? id.slice(OUR_CASE.length) : undefined;
