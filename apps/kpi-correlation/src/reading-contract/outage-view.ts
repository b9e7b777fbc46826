import { alarmChanged, problemChanged } from '@sidetone/contracts/events';
import { literal, type ReadingView } from '@sidetone/platform/database';

const PROBLEM = literal(problemChanged.type);
const ALARM = literal(alarmChanged.type);

/** Few alarms were ever severe: these are found by an index of their own, and the histories of the others are not read. */
const CANDIDATES = `(
      select type, entity_id, last_at from entity where type = ${PROBLEM}
      union all
      select type, entity_id, last_at from entity where type = ${ALARM} and exists (
        select from entity_event as severe
        where severe.type = ${ALARM} and severe.data::jsonb->>'severity' in ('critical', 'major') and severe.entity_id = entity.entity_id)) as entity`;

/** Alarms that are an outage by their last telling, and service problems: what a chart marks. */
export const outageView: ReadingView = {
  name: 'outage',
  about:
    'Service problems, and alarms that affect service, are critical or major and were not planned. Filter by told_at: it is what they are found by.',
  columns: {
    what: 'problem or alarm. Never null.',
    entity_id: 'Id of the problem or alarm. Never null.',
    told_at: 'When something was last told of it. Never null.',
    started_at: 'When it began: as told, or when it was first told of. Never null.',
    ended_at: 'When it ended. Null while it lasts.',
    text: 'What it is, in the words of the source. Null where none came.',
  },
  query: `
    select case entity.type when ${PROBLEM} then 'problem' else 'alarm' end, entity.entity_id, entity.last_at,
      coalesce((data->>'openedAt')::timestamptz, (data->>'raisedAt')::timestamptz, first_at),
      coalesce((data->>'resolvedAt')::timestamptz, (data->>'clearedAt')::timestamptz,
        case when data->>'status' in ('resolved', 'closed', 'cancelled', 'rejected') or data->>'change' = 'deleted' then last_told end),
      coalesce(data->>'specificProblem', data->>'probableCause')
    from ${CANDIDATES} cross join lateral (
      select min(happened_at) as first_at, max(happened_at) as last_told,
        (array_agg(data::jsonb order by happened_at desc, seq desc))[1] as data
      from entity_event where entity_event.type = entity.type and entity_event.entity_id = entity.entity_id) as told
    where entity.type = ${PROBLEM} or ((data->>'serviceAffecting')::boolean and not coalesce((data->>'planned')::boolean, false))`,
};
