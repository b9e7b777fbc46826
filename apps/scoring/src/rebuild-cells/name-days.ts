import { Inject, Injectable } from '@nestjs/common';
import { sql, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { holdScores } from '../keep-cells/hold-scores.js';

const WEEK = 'IYYY"-W"IW';

/** What facts derive of others, and of the operator's zone as it is set now. */
@Injectable()
export class NameDays {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>) {}

  /** Puts days, weeks, first days of waves and answered invitations right where they are not. */
  async name(tx: Transaction): Promise<void> {
    const zone = this.settings.OPERATOR_TIME_ZONE;
    await holdScores(tx);
    await tx.query(sql`
      update answer_fact set day = (answered_at at time zone ${zone})::date, week = to_char(answered_at at time zone ${zone}, ${WEEK})
      where not withdrawn and (day, week) is distinct from
        ((answered_at at time zone ${zone})::date, to_char(answered_at at time zone ${zone}, ${WEEK}))`);
    await tx.query(sql`
      update invitation_fact set day = (dispatched_at at time zone ${zone})::date, week = to_char(dispatched_at at time zone ${zone}, ${WEEK})
      where (day, week) is distinct from
        ((dispatched_at at time zone ${zone})::date, to_char(dispatched_at at time zone ${zone}, ${WEEK}))`);
    await tx.query(sql`
      insert into wave as known (wave_id, survey_id, first_day)
      select wave_id, min(survey_id), min(day) from (
        select wave_id, survey_id, day from answer_fact where wave_id is not null and not withdrawn
        union all select wave_id, survey_id, day from invitation_fact where wave_id is not null) as fact
      group by wave_id order by wave_id
      on conflict (wave_id) do update set first_day = excluded.first_day where known.first_day <> excluded.first_day`);
    await tx.query(sql`
      update invitation_fact set answered = not answered
      where answered <> exists (
        select 1 from answer_fact as answer
        where answer.invitation_id = invitation_fact.invitation_id and not answer.withdrawn)`);
  }
}
