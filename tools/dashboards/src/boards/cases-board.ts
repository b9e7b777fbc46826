import type { Board } from '../board/board.js';
import { COUNT, MOMENT, NOT_KNOWN, SHARE } from '../board/field-looks.js';
import { bars, numbers, tableOf } from '../board/panels.js';
import { api, choice } from '../board/variables.js';
import { casesByDay, casesNow } from './cases-shown.js';

const TEAM = 'team in (${caseTeam:sqlstring})';
const NO_CASES = 'No cases of this team in this time. Each answer opens one.';
/** Of cases old enough that the answer is known, whether the customer was reached in time. */
const inTime = (due: string, done: string): string =>
  `insight.share(count(*) filter (where ${done} <= ${due}), count(*) filter (where ${due} < now() or ${done} is not null))`;

export const casesBoard = (): Board => ({
  uid: 'sidetone-cases',
  title: 'Cases and SLA',
  about: 'Who waits for a call, whose promise is past due, and how promises were kept.',
  from: 'now-90d',
  variables: [
    choice('caseTeam', 'Team', 'select distinct team from insight.case_file where live order by 1')
      .includeAll(true)
      .multi(true),
    api(),
  ],
  marks: [],
  rows: [
    {
      title: 'Now',
      panels: [
        casesNow(8),
        bars({
          title: 'Live cases by state and age',
          about: 'Since they were opened.',
          empty: 'No live cases.',
          width: 16,
          height: 6,
          sql: `select state as "State", count(*) filter (where opened_at > now() - interval '1 day') as "under a day",
            count(*) filter (where opened_at between now() - interval '7 days' and now() - interval '1 day') as "1 to 7 days",
            count(*) filter (where opened_at < now() - interval '7 days') as "over a week"
            from insight.case_file where live and ${TEAM} group by state order by count(*) desc`,
          looks: { 'under a day': COUNT, '1 to 7 days': COUNT, 'over a week': COUNT },
        }),
        tableOf({
          title: 'Past due',
          about:
            'Those that have waited longest, at most 200. The link leads to the case in the API, with the customer and the evidence.',
          empty: 'No case of this team is past due.',
          width: 24,
          height: 10,
          sql: `select case_id, team as "Team", band as "Answer", area as "Journey area", state as "State", first_contact_due as "First contact due", contacted_at as "Contacted",
            resolve_due as "To be resolved by", escalation_level as "Escalated", clock_trouble as "Clock"
            from insight.case_file where live and ${TEAM} and (first_contact_past_due or resolve_past_due) order by first_contact_due limit 200`,
          looks: {
            case_id: { link: { title: 'The case', url: '${api}/v1/cases/${__value.raw}' } },
            'Journey area': NOT_KNOWN,
            'First contact due': MOMENT,
            Contacted: MOMENT,
            'To be resolved by': MOMENT,
            Escalated: COUNT,
            Clock: { whenNull: 'runs' },
          },
        }),
      ],
    },
    {
      title: 'Promises of the cases opened in this time',
      panels: [
        casesByDay(24),
        numbers({
          title: 'Contacted in time',
          about:
            'Of cases whose first contact was due by now, or came. By the working hours of their calendar; the contact of the round that the case is in.',
          empty: NO_CASES,
          width: 8,
          height: 6,
          sql: `select ${inTime('first_contact_due', 'contacted_at')} as "In time", count(*) as "cases" from insight.case_file
            where $__timeFilter(opened_at) and ${TEAM} and state <> 'withdrawn'`,
          looks: { 'In time': { ...SHARE, whenNull: 'nothing was due yet' }, cases: COUNT },
        }),
        tableOf({
          title: 'By team',
          about: 'Shares of cases whose promise was due by now, or kept.',
          empty: NO_CASES,
          width: 16,
          height: 6,
          sql: `select team as "Team", count(*) as "Cases", ${inTime('first_contact_due', 'contacted_at')} as "Contacted in time", ${inTime('resolve_due', 'resolved_at')} as "Resolved in time"
            from insight.case_file where $__timeFilter(opened_at) and ${TEAM} and state <> 'withdrawn' group by team order by 2 desc`,
          looks: {
            Cases: COUNT,
            'Contacted in time': { ...SHARE, whenNull: 'nothing was due yet' },
            'Resolved in time': { ...SHARE, whenNull: 'nothing was due yet' },
          },
        }),
        bars({
          title: 'Agreed causes',
          about: 'Of the cases opened in the time shown that have one.',
          empty: 'No cause is agreed yet.',
          width: 12,
          height: 8,
          sql: `select root_cause as "Cause", count(*) as "Cases" from insight.case_file
            where $__timeFilter(opened_at) and ${TEAM} and root_cause is not null group by 1 order by 2 desc limit 15`,
          looks: { Cases: COUNT },
        }),
        tableOf({
          title: 'Action plans',
          about: 'What is done about many cases at once; open ones first.',
          empty: 'No action is planned. POST /v1/actions plans one.',
          width: 12,
          height: 8,
          sql: `select title as "Action", team as "Team", state as "State", due_at as "Due", past_due as "Past due", expected_effect as "To bring", action_id
            from insight.action_plan order by state <> 'open', due_at limit 100`,
          looks: {
            Team: { whenNull: 'nobody named' },
            Due: MOMENT,
            action_id: { link: { title: 'The action', url: '${api}/v1/actions/${__value.raw}' } },
          },
        }),
      ],
    },
  ],
});
