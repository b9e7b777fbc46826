import { Injectable } from '@nestjs/common';
import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';
import type { AskingProgramme, Occasion } from './uninvited-answer.js';

/** Who answers which survey about what. */
type Answering = Pick<Occasion, 'invitationId' | 'contactId' | 'surveyId' | 'interactionId'>;

/** Where answers without an invitation are kept. Each method is one statement. */
@Injectable()
export class UninvitedStore {
  /** The newest version of a survey's programme, as far as one is known. */
  async programme(tx: Transaction, surveyId: string): Promise<AskingProgramme | undefined> {
    const [row] = await tx.query<{ version: number; kind: SurveyKind | null; journey_area: JourneyArea | null }>(sql`
      select version, kind, journey_area from programme_version where programme_id = ${surveyId}
      order by version desc limit 1`);
    return row && { version: row.version, kind: row.kind ?? undefined, journeyArea: row.journey_area ?? undefined };
  }

  /** Keeps an occasion where an invitation would be, unless it is there already. */
  async keep(tx: Transaction, occasion: Occasion): Promise<void> {
    const { triggeredAt } = occasion;
    await tx.query(sql`
      insert into invitation (invitation_id, survey_id, programme_version, kind, contact_id, customer_id, subscription_id,
        journey_area, channel, language, triggered_at, answer_id, interaction_id)
      values (${occasion.invitationId}, ${occasion.surveyId}, ${occasion.programmeVersion ?? null}, ${occasion.kind},
        ${occasion.contactId}, ${occasion.customerId}, ${occasion.subscriptionId ?? null}, ${occasion.journeyArea ?? null},
        ${occasion.channel}, ${occasion.language ?? null},
        ${triggeredAt === undefined ? null : toIso(triggeredAt)}::timestamptz, ${occasion.answerId},
        ${occasion.interactionId ?? null})
      on conflict (invitation_id) do nothing`);
  }

  /**
   * Whether the contact has answered this survey before: about the same interaction at any time; since then where one of the two answers
   * names no interaction. The caller holds the contact.
   */
  async hasAnswered(
    tx: Transaction,
    { invitationId, contactId, surveyId, interactionId }: Answering,
    since: Instant,
  ): Promise<boolean> {
    const rows = await tx.query(sql`
      select 1 from invitation join response using (invitation_id)
      where contact_id = ${contactId} and survey_id = ${surveyId} and invitation_id <> ${invitationId} and withdrawn_at is null
        and (interaction_id = ${interactionId ?? null}::text
          or (interaction_id is null or ${interactionId ?? null}::text is null)
            and first_recorded_at > ${toIso(since)}::timestamptz)
      limit 1`);
    return rows.length > 0;
  }
}
