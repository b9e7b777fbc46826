import { DAYS_SHOWN, GROUP_SCORES, NO_ANSWERS, OF_AREA } from '@sidetone/platform/insight';
import type { Board } from '../board/board.js';
import { COUNT } from '../board/field-looks.js';
import { marks } from '../board/marks.js';
import { tableOf } from '../board/panels.js';
import { api, area, kind } from '../board/variables.js';
import { driverTable, pointsLost } from './drivers-shown.js';
import { GROUP_LOOKS, responseRate, scoreNow, scoreOverTime, weeksWithScores } from './scores-shown.js';

export const journeyBoard = (): Board => ({
  uid: 'sidetone-journey',
  title: 'Journey',
  about:
    'Sales, delivery, support, billing and the other areas of the journey beside each other, and one of them closely.',
  from: 'now-90d',
  variables: [kind(), area(), api()],
  marks: marks(),
  rows: [
    {
      title: 'All areas',
      panels: [
        tableOf({
          title: 'Score by journey area',
          about: 'Each area in the time shown. Areas with too few answers have no score.',
          empty: NO_ANSWERS,
          width: 12,
          height: 9,
          sql: `select area as "Journey area", ${GROUP_SCORES} from insight.nps_daily where kind in (\${kind:sqlstring}) and ${DAYS_SHOWN} group by area order by sum(n) desc`,
          looks: GROUP_LOOKS,
        }),
        tableOf({
          title: 'Live cases by journey area',
          about: 'Cases that are neither closed nor withdrawn.',
          empty: 'No live cases.',
          width: 12,
          height: 9,
          sql: `select coalesce(area, 'no area') as "Journey area", count(*) as "Live", count(*) filter (where band = 'detractor') as "Detractors",
            count(*) filter (where first_contact_past_due) as "First contact past due" from insight.case_file where live group by area order by 2 desc`,
          looks: { Live: COUNT, Detractors: COUNT, 'First contact past due': COUNT },
        }),
      ],
    },
    {
      title: 'This area',
      panels: [scoreNow(OF_AREA, 12), responseRate(OF_AREA, 12), weeksWithScores(OF_AREA), scoreOverTime(OF_AREA)],
    },
    {
      title: 'What goes with low scores, of KPIs of this area',
      panels: [
        pointsLost(`('overall' in (\${area:sqlstring}) or ${OF_AREA})`),
        driverTable(`('overall' in (\${area:sqlstring}) or ${OF_AREA})`),
      ],
    },
  ],
});
