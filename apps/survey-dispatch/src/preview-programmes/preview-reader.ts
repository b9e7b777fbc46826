import { Injectable } from '@nestjs/common';
import type { Proportion } from '@sidetone/domain/statistics';
import { sql, type Transaction } from '@sidetone/platform/database';

/** What a preview counts. */
@Injectable()
export class PreviewReader {
  /** Candidates of a programme that nothing was decided about. */
  async waiting(tx: Transaction, programmeId: string): Promise<number> {
    const [row] = await tx.query<{ waiting: number }>(sql`
      select count(*)::int as waiting from candidate where programme_id = ${programmeId} and state = 'waiting'`);
    return row?.waiting ?? 0;
  }

  /** How many invitations of a programme were answered. Undefined where there is none. */
  async seen(tx: Transaction, programmeId: string): Promise<Proportion | undefined> {
    const [row] = await tx.query<{ trials: number; successes: number }>(sql`
      select count(*)::int as trials, count(answered_at)::int as successes
      from invitation left join message on message.invitation_id = invitation.invitation_id and not reminder
      where survey_id = ${programmeId}`);
    return row && row.trials > 0 ? row : undefined;
  }
}
