import type { CaseClosed, CaseEscalated, CaseOpened, CaseUpdated } from '@sidetone/contracts/events';

export type CaseEvent = CaseOpened | CaseUpdated | CaseEscalated | CaseClosed;

/** A case as its events tell it. Times as they were told. */
export interface ToldCase {
  readonly caseId: string;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly journeyArea: string | null;
  readonly score: number;
  readonly band: CaseOpened['band'];
  readonly team: string;
  readonly owner: string | null;
  readonly status: CaseUpdated['status'] | 'closed';
  readonly statusChangedAt: string;
  readonly openedAt: string;
  readonly firstContactDue: string;
  readonly resolveDue: string;
}

/** The case after one more event; undefined where the event says nothing new of it, or of a case that nobody told of. */
export function afterEvent(standing: ToldCase | undefined, event: CaseEvent): ToldCase | undefined {
  if ('responseId' in event) {
    if (standing) return undefined;
    const { customerId, subscriptionId = null, journeyArea = null, owner = null, openedAt } = event;
    const { caseId, score, band, team, firstContactDue, resolveDue } = event;
    return {
      ...{ caseId, customerId, subscriptionId, journeyArea, score, band, team, owner },
      ...{ status: 'open', statusChangedAt: openedAt, openedAt, firstContactDue, resolveDue },
    };
  }
  if (!standing || 'escalatedAt' in event) return undefined;
  if ('closedAt' in event) {
    if (Date.parse(event.closedAt) < Date.parse(standing.statusChangedAt)) return undefined;
    // Of a withdrawn answer it is not kept whose it was; it ends as not needed.
    const whose = event.outcome === 'notNeeded' ? { customerId: null, subscriptionId: null } : {};
    return { ...standing, ...whose, status: 'closed', statusChangedAt: event.closedAt };
  }
  if (Date.parse(event.statusChangedAt) < Date.parse(standing.statusChangedAt)) return undefined;
  const { status, statusChangedAt } = event;
  return { ...standing, ...whoseAfter(standing, event), ...whatAfter(standing, event), status, statusChangedAt };
}

/** Who tells the team tells the owner, too: without one the case waits in the queue of the team. */
function whoseAfter(standing: ToldCase, { team, owner }: CaseUpdated): Pick<ToldCase, 'team' | 'owner'> {
  if (team === undefined) return { team: standing.team, owner: owner ?? standing.owner };
  return { team, owner: owner ?? null };
}

/** What is not told stands as it was. */
function whatAfter(standing: ToldCase, event: CaseUpdated): Partial<ToldCase> {
  const { score = standing.score, band = standing.band, journeyArea = standing.journeyArea } = event;
  const { firstContactDue = standing.firstContactDue, resolveDue = standing.resolveDue } = event;
  return { score, band, journeyArea, firstContactDue, resolveDue };
}
