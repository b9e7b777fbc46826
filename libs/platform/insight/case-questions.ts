import type { Question } from './question.js';

export const casesNow: Question = {
  title: 'Cases now',
  about: 'Live cases, and those whose first contact or resolution is past due at this moment.',
  empty: 'No cases yet. Each answer opens one.',
  sql: `select count(*) as "Live", count(*) filter (where first_contact_past_due) as "First contact past due",
      count(*) filter (where resolve_past_due) as "Resolution past due" from insight.case_file where live
      having exists (select from insight.case_file)`,
};

export const pastDueByTeam: Question = {
  title: 'Cases past due, by team',
  about: 'Live cases whose first contact or resolution is past due now.',
  empty: 'No case is past due.',
  sql: `select team as "Team", count(*) filter (where first_contact_past_due) as "First contact past due",
            count(*) filter (where resolve_past_due) as "Resolution past due", min(first_contact_due) filter (where first_contact_past_due) as "Oldest was due"
            from insight.case_file where live and (first_contact_past_due or resolve_past_due) group by team order by 2 desc, 3 desc`,
};

/** A case is counted on each day on which something became of it. */
const became = (column: string, what: string): string =>
  `select ${column} as moment, '${what}' as what from insight.case_file where $__timeFilter(${column})`;

export const casesByDay: Question = {
  title: 'Cases of each day',
  about: 'How many were opened, how many customers were contacted, and how many cases were closed.',
  empty: 'No case was opened, contacted or closed in this time. Each answer opens one.',
  sql: `select date_trunc('day', moment) as time, count(*) filter (where what = 'opened') as "Opened", count(*) filter (where what = 'contacted') as "Contacted",
      count(*) filter (where what = 'closed') as "Closed"
      from (${[became('opened_at', 'opened'), became('contacted_at', 'contacted'), became('closed_at', 'closed')].join('\n      union all ')}) as each
      group by 1 order by 1`,
};
