import { sql, type Sql } from '@sidetone/platform/database';

/** Of the programme that a message is of. */
export const programmeState = (): Sql => sql`
  case when message.programme_id in ${programmesIn('ended')} then 'ended'
    when message.programme_id in ${programmesIn('paused')} then 'paused' else 'active' end`;

/** The ids of programmes whose version in force has this state, as a list to look in. */
export const programmesIn = (state: 'paused' | 'ended'): Sql => sql`(
  select programme_id from (
    select distinct on (programme_id) programme_id, state from programme order by programme_id, version desc) as latest
  where latest.state = ${state})`;
