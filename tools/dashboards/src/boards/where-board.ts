import { DAYS_SHOWN, GROUP_SCORES, NO_ANSWERS, NO_RUN, WHOLE } from '@sidetone/platform/insight';
import type { Board } from '../board/board.js';
import { COUNT, NOT_KNOWN, SHARE, type FieldLook } from '../board/field-looks.js';
import { bars, onMap, tableOf } from '../board/panels.js';
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

/** Why a map may be empty beside a table that is not. */
const NO_PLACES =
  'Nobody told yet where these are: PUT /v1/places takes GeoJSON, by the ids and names of the tables below.';

const maps = [
  onMap(
    {
      title: 'Resources that cost most',
      about:
        'Each cell or other resource of the table below whose place is known: the larger and the redder, the more points of the whole base go with what came through it.',
      empty: `${NO_PLACES} Or no driver run is done, or it has no usable signal.`,
      width: 12,
      height: 14,
      sql: `select resource_id as "Resource", name as "Name", latitude, longitude, points as "Points", low as "from", high as "to", people as "Customers hit", kpis as "By"
        from insight.resource_impact join insight.place on place_id = resource_id where ${WHOLE} order by points`,
      looks: { Points: { ...LOST, ...colours('continuous-YlRd') }, from: LOST, to: LOST, 'Customers hit': COUNT },
    },
    { colour: 'Points', size: 'Points' },
  ),
  onMap(
    {
      title: 'The score by region',
      about:
        'Each region of the table below whose place is known: the larger, the more of its answers are detractors; red below 0, green above. Regions with too few answers are left out.',
      empty: `${NO_PLACES} Or no region has answers enough.`,
      width: 12,
      height: 14,
      sql: `select value as "Region", latitude, longitude, ${GROUP_SCORES}, insight.share(sum(detractors), sum(n)) as "Detractors"
        from insight.nps_group_daily join insight.place on place_id = value
        where dimension = 'region' and kind in (\${kind:sqlstring}) and area = 'overall' and ${DAYS_SHOWN}
        group by value, latitude, longitude having insight.nps_status(sum(n)) = 'ok' order by 1`,
      looks: { ...GROUP_LOOKS, Score: { ...GROUP_LOOKS.Score, ...colours('thresholds') }, Detractors: SHARE },
    },
    { colour: 'Score', size: 'Detractors' },
  ),
];

/** A column whose numbers colour its points. */
function colours(mode: string): FieldLook {
  return {
    more: [
      { id: 'color', value: { mode } },
      ...(mode === 'thresholds'
        ? [
            {
              id: 'thresholds',
              value: {
                mode: 'absolute',
                steps: [
                  { value: null, color: 'red' },
                  { value: 0, color: 'green' },
                ],
              },
            },
          ]
        : []),
    ],
  };
}

/** Where: on a map as far as places are known, and by cell, region and other groups. */
export const whereBoard = (): Board => ({
  uid: 'sidetone-where',
  title: 'Map',
  about:
    'On a map and in tables: which cells and other resources to repair first, and the score by region, segment and contract level.',
  from: 'now-90d',
  variables: [kind(), api()],
  marks: [],
  rows: [
    { title: 'The map', panels: maps },
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
