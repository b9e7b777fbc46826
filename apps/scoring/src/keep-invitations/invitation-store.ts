import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, trustedSql, unnest, type Transaction } from '@sidetone/platform/database';
import { placeIn, placeRow, type PlaceRow } from '../keep-cells/answer-cell-row.js';
import type { CellPlace, Groups } from '../keep-cells/cell-place.js';
import { isAnswered, itsAnswer } from '../keep-cells/is-answered.js';
import type { Place } from '../keep-windows/window-changes.js';

/** An invitation that a channel took. */
export interface Dispatched {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly place: Place;
  readonly dispatchedAt: Instant;
  /** The operator's day of the dispatch. */
  readonly day: string;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | null;
  readonly channel: string;
  readonly language: string | null;
  readonly waveId: string | null;
  /** The touchpoint that made us ask. */
  readonly triggerId: string | null;
}

export type PlacedInvitation = Dispatched & { readonly groups: Groups };

/** Where an invitation counts, and whether it is answered. */
export interface CountedInvitation {
  readonly invitationId: string;
  readonly place: CellPlace;
  readonly answered: boolean;
}

const factColumns = {
  invitation_id: 'text',
  survey_id: 'text',
  kind: 'text',
  journey_area: 'text',
  dispatched_at: 'timestamptz',
  week: 'text',
  day: 'date',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  channel: 'text',
  language: 'text',
  wave_id: 'text',
  trigger_id: 'text',
  segment: 'text',
  region: 'text',
  contract_level: 'text',
  account: 'text',
  product: 'text',
  team: 'text',
  customer_known: 'boolean',
} as const;
const allColumns = trustedSql(Object.keys(factColumns).join(', '));

type CountedRow = PlaceRow & { invitation_id: string; answered: boolean };

/** The invitation facts. */
@Injectable()
export class InvitationStore {
  /** Which of these are kept already. */
  async known(tx: Transaction, invitationIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ invitation_id: string }>(sql`
      select invitation_id from invitation_fact where invitation_id = any(${invitationIds}::text[])`);
    return new Set(rows.map((row) => row.invitation_id));
  }

  /** Inserts the invitations that are not yet kept; returns them as they count. One statement. The ids given must differ. */
  async insertNew(tx: Transaction, invitations: readonly PlacedInvitation[]): Promise<readonly CountedInvitation[]> {
    if (invitations.length === 0) return [];
    const rows = await tx.query<CountedRow>(sql`
      with rows as (
        insert into invitation_fact (${allColumns})
        select ${allColumns} from ${unnest(factColumns, invitations.map(factOf))} order by invitation_id
        on conflict do nothing
        returning *)
      select invitation_id, ${isAnswered} as answered, ${placeRow} from rows ${itsAnswer}`);
    return rows.map(countedIn);
  }

  /** Of these, those that are kept, by their ids: where they count, and whether they have an answer that stands. */
  async counted(tx: Transaction, invitationIds: readonly string[]): Promise<ReadonlyMap<string, CountedInvitation>> {
    const rows = await tx.query<CountedRow>(sql`
      select rows.invitation_id, ${isAnswered} as answered, ${placeRow} from invitation_fact as rows ${itsAnswer}
      where rows.invitation_id = any(${[...new Set(invitationIds)]}::text[])`);
    return new Map(rows.map((row) => [row.invitation_id, countedIn(row)]));
  }

  /**
   * Empties whom these invitations asked, where the answer was withdrawn, whichever of the two came first. They stay counted as they are:
   * cells know places, not people.
   */
  async forgetWithdrawn(tx: Transaction, invitationIds: readonly string[]): Promise<void> {
    if (invitationIds.length === 0) return;
    await tx.query(sql`
      update invitation_fact set contact_id = null, customer_id = null, subscription_id = null, trigger_id = null
      where invitation_id = any(${invitationIds}::text[]) and contact_id is not null and exists (
        select 1 from answer_fact as answer where answer.invitation_id = invitation_fact.invitation_id and answer.withdrawn)`);
  }
}

function countedIn(row: CountedRow): CountedInvitation {
  return { invitationId: row.invitation_id, place: placeIn(row), answered: row.answered };
}

function factOf(invitation: PlacedInvitation): { readonly [K in keyof typeof factColumns]: unknown } {
  const { place, groups } = invitation;
  return {
    invitation_id: invitation.invitationId,
    survey_id: invitation.surveyId,
    kind: place.kind,
    journey_area: place.journeyArea,
    dispatched_at: toIso(invitation.dispatchedAt),
    week: place.week,
    day: invitation.day,
    contact_id: invitation.contactId,
    customer_id: invitation.customerId,
    subscription_id: invitation.subscriptionId,
    channel: invitation.channel,
    language: invitation.language,
    wave_id: invitation.waveId,
    trigger_id: invitation.triggerId,
    segment: groups.segment,
    region: groups.region,
    contract_level: groups.contractLevel,
    account: groups.account,
    product: groups.product,
    team: groups.team,
    customer_known: groups.customerKnown,
  };
}
