import { OF_AREA } from '@sidetone/platform/insight';
import type { Board } from '../board/board.js';
import { COUNT } from '../board/field-looks.js';
import { marks } from '../board/marks.js';
import { numbers } from '../board/panels.js';
import { api, area, kind } from '../board/variables.js';
import { casesNow, pastDueByTeam } from './cases-shown.js';
import { driverTable, pointsLost, verdict } from './drivers-shown.js';
import { responseRate, scoreNow, scoreOverTime, weeksWithScores } from './scores-shown.js';

export const loopBoard = (): Board => ({
  uid: 'sidetone-loop',
  title: 'Loop at a glance',
  about: 'The score and how sure it is, what goes with low scores, and who still waits for a call.',
  from: 'now-90d',
  variables: [kind(), area(), api()],
  marks: marks(),
  rows: [
    {
      title: 'The score',
      panels: [scoreNow(OF_AREA), responseRate(OF_AREA), verdict(), weeksWithScores(OF_AREA), scoreOverTime(OF_AREA)],
    },
    { title: 'What goes with low scores', panels: [pointsLost('true'), driverTable('true')] },
    {
      title: 'Who waits',
      panels: [
        casesNow(8),
        pastDueByTeam(16),
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
