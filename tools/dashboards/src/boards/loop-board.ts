import type { Board } from '../board/board.js';
import { COUNT } from '../board/field-looks.js';
import { marks } from '../board/marks.js';
import { numbers, tableOf } from '../board/panels.js';
import { api, area, kind } from '../board/variables.js';
import { pastDue } from './cases-shown.js';
import { driverTable, pointsLost, verdict } from './drivers-shown.js';
import { responseRate, scoreNow, scoreOverTime } from './scores-shown.js';

const AREA = 'area in (${area:sqlstring})';

export const loopBoard = (): Board => ({
  uid: 'sidetone-loop',
  title: 'Loop at a glance',
  about: 'The score and how sure it is, what goes with low scores, and who still waits for a call.',
  from: 'now-90d',
  variables: [kind(), area(), api()],
  marks: marks(),
  rows: [
    { title: 'The score', panels: [scoreNow(AREA), responseRate(AREA), verdict(), scoreOverTime(AREA)] },
    { title: 'What goes with low scores', panels: [pointsLost('true'), driverTable('true')] },
    {
      title: 'Who waits',
      panels: [
        pastDue(8),
        tableOf({
          title: 'Cases past due, by team',
          about: 'Live cases whose first contact or resolution is past due now.',
          empty: 'No case is past due.',
          width: 16,
          height: 6,
          sql: `select team as "Team", count(*) filter (where first_contact_past_due) as "First contact past due",
            count(*) filter (where resolve_past_due) as "Resolution past due", min(first_contact_due) filter (where first_contact_past_due) as "Oldest was due"
            from insight.case_file where live and (first_contact_past_due or resolve_past_due) group by team order by 2 desc, 3 desc`,
          looks: {
            'First contact past due': COUNT,
            'Resolution past due': COUNT,
            'Oldest was due': { whenNull: 'none' },
          },
        }),
        numbers({
          title: 'Left alone, and why',
          about: 'Occasions of the time shown on which somebody was not asked, by the contact policy.',
          empty: 'Nobody was left alone in this time.',
          width: 24,
          height: 4,
          sql: `select coalesce(sum(occasions), 0) as "Left alone", count(distinct reason) as "reasons" from insight.suppression_daily
            where day between $__timeFrom()::date and $__timeTo()::date`,
          looks: { 'Left alone': COUNT, reasons: COUNT },
        }),
      ],
    },
  ],
});
