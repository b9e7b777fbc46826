import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { Place } from '../keep-windows/window-changes.js';

/** An invitation that a channel took. */
export interface Dispatched {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly place: Place;
  readonly dispatchedAt: Instant;
}

const factColumns = {
  invitation_id: 'text',
  survey_id: 'text',
  kind: 'text',
  journey_area: 'text',
  dispatched_at: 'timestamptz',
  week: 'text',
} as const;

/** The invitation facts. */
@Injectable()
export class InvitationStore {
  /** Inserts the invitations that are not yet kept; returns their ids. One statement. The ids given must differ. */
  async insertNew(tx: Transaction, invitations: readonly Dispatched[]): Promise<ReadonlySet<string>> {
    const facts = invitations.map(({ invitationId, surveyId, place, dispatchedAt }) => ({
      invitation_id: invitationId,
      survey_id: surveyId,
      kind: place.kind,
      journey_area: place.journeyArea,
      dispatched_at: toIso(dispatchedAt),
      week: place.week,
    }));
    const rows = await tx.query<{ invitation_id: string }>(sql`
      insert into invitation_fact (invitation_id, survey_id, kind, journey_area, dispatched_at, week)
      select invitation_id, survey_id, kind, journey_area, dispatched_at, week
      from ${unnest(factColumns, facts)} order by invitation_id
      on conflict do nothing
      returning invitation_id`);
    return new Set(rows.map((row) => row.invitation_id));
  }
}
