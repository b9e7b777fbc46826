import { Injectable } from '@nestjs/common';
import { sql, type Sql, type Transaction } from '@sidetone/platform/database';
import { cellRow, placeRow, type AnswerCellRow, type PlaceRow } from '../keep-cells/answer-cell-row.js';
import type { CellChanges } from '../keep-cells/cell-changes.js';
import { isAnswered, itsAnswer } from '../keep-cells/is-answered.js';
import { moveAnswers, moveInvitations } from '../keep-cells/move-facts.js';

const nobody = { team: null };

/** Who served the customer at the touchpoint that made us ask. Touchpoint, invitation and answer come in any order. */
@Injectable()
export class FillTeams {
  /** Fills in the teams of these invitations and their answers, as far as touchpoints told them by now. */
  ofInvitations(tx: Transaction, invitationIds: readonly string[], cells: CellChanges): Promise<void> {
    return this.fill(tx, sql`fact.invitation_id = any(${invitationIds}::text[])`, cells);
  }

  /** Fills in the teams of what was asked because of these touchpoints. */
  ofInteractions(tx: Transaction, interactionIds: readonly string[], cells: CellChanges): Promise<void> {
    return this.fill(tx, sql`fact.trigger_id = any(${interactionIds}::text[])`, cells);
  }

  private async fill(tx: Transaction, which: Sql, cells: CellChanges): Promise<void> {
    const invitations = await tx.query<PlaceRow & { invitation_id: string; answered: boolean }>(sql`
      with rows as (
        update invitation_fact as fact set team = told.team from interaction_team as told
        where told.interaction_id = fact.trigger_id and fact.team is null and ${which}
        returning fact.*)
      select invitation_id, ${isAnswered} as answered, ${placeRow} from rows ${itsAnswer}`);
    if (invitations.length === 0) return;
    moveInvitations(cells, invitations, nobody);
    const answers = await tx.query<AnswerCellRow>(sql`
      with filled as (
        update answer_fact as fact set team = invitation_fact.team from invitation_fact
        where invitation_fact.invitation_id = fact.invitation_id and fact.team is null and not fact.withdrawn
          and fact.invitation_id = any(${invitations.map((row) => row.invitation_id)}::text[])
        returning fact.*)
      select ${cellRow} from filled`);
    moveAnswers(cells, answers, nobody);
  }
}
