import { DAYS_SHOWN, GROUP_SCORES, NO_ANSWERS, NO_RUN, WHOLE } from '@sidetone/platform/insight';
import type { Board } from '../board/board.js';
import { COUNT, NOT_KNOWN } from '../board/field-looks.js';
import { bars, tableOf } from '../board/panels.js';
import { api, kind } from '../board/variables.js';
import { LOST, RUN_LINK } from './drivers-shown.js';
import { GROUP_LOOKS } from './scores-shown.js';

const groups = (dimension: string, title: string, width: number) =>
  tableOf({
    title,
    about:
      'In the time shown, all journey areas together. Groups with too few answers have no score. A region that was renamed is two.',
    empty: NO_ANSWERS,
    width,
    height: 9,
    sql: `select value as "Group", ${GROUP_SCORES} from insight.nps_group_daily
      where dimension = '${dimension}' and kind in (\${kind:sqlstring}) and area = 'overall' and ${DAYS_SHOWN} group by value order by sum(n) desc limit 200`,
    looks: { Group: NOT_KNOWN, ...GROUP_LOOKS },
  });

/** Where: by cell and region. Master data tell of no positions, so there is nothing to draw a map of. */
export const whereBoard = (): Board => ({
  uid: 'sidetone-where',
  title: 'Where',
  about: 'Which cells and other resources to repair first, and the score by region, segment and contract level.',
  from: 'now-90d',
  variables: [kind(), api()],
  marks: [],
  rows: [
    {
      title: 'Where to repair first',
      panels: [
        bars({
          title: 'Points of the whole base, by resource',
          about:
            'What everybody together would be expected to gain without what came through it. By the KPIs alone that the run flags.',
          empty: `${NO_RUN} Nothing is told where the run has no usable signal.`,
          width: 10,
          height: 12,
          sql: `select resource_id as "Resource", points as "Points" from insight.resource_impact where ${WHOLE} order by points desc limit 15`,
          looks: { Points: LOST },
        }),
        tableOf({
          title: 'Resources',
          about: 'With the 95 % interval, and the customers hit through each. At most 500.',
          empty: `${NO_RUN} Nothing is told where the run has no usable signal.`,
          width: 14,
          height: 12,
          sql: `select resource_id as "Resource", points as "Points", low as "from", high as "to", people as "Customers hit", kpis as "By", run_id
            from insight.resource_impact where ${WHOLE} order by points desc`,
          looks: { Points: LOST, from: LOST, to: LOST, 'Customers hit': COUNT, run_id: RUN_LINK },
        }),
      ],
    },
    {
      title: 'The score by group',
      panels: [
        groups('region', 'By region', 8),
        groups('segment', 'By segment', 8),
        groups('contractLevel', 'By contract level', 8),
      ],
    },
    {
      title: 'Those who never answered',
      panels: [
        tableOf({
          title: 'What would be expected of them',
          about: 'By the model of those who did answer. Groups of few customers are not shown.',
          empty: NO_RUN,
          width: 24,
          height: 9,
          sql: `select control as "By", level as "Group", silent_nps as "Silent", silent_low as "from", silent_high as "to", silent_people as "Silent customers",
            answered_nps as "Answered" from insight.expected_score where ${WHOLE} order by control <> 'all', control, level`,
          looks: {
            Silent: { ...LOST, whenNull: 'too few customers' },
            from: { ...LOST, whenNull: 'too few customers' },
            to: { ...LOST, whenNull: 'too few customers' },
            'Silent customers': { ...COUNT, whenNull: 'too few customers' },
            Answered: { ...LOST, whenNull: 'too few customers' },
          },
        }),
      ],
    },
  ],
});
