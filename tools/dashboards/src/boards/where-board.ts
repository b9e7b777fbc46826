import { literal } from '@sidetone/platform/database';
import { DAYS_SHOWN, GROUP_SCORES, NO_ANSWERS, NO_RUN, OF_KIND, WHOLE } from '@sidetone/platform/insight';
import type { Board } from '../board/board.js';
import { COUNT, NOT_KNOWN, SHARE, type FieldLook } from '../board/field-looks.js';
import { bars, IN_WORDS, inWords, onMap, tableOf } from '../board/panels.js';
import { api, kind } from '../board/variables.js';
import { LOST, RUN_LINK } from './drivers-shown.js';
import { GROUP_LOOKS } from './scores-shown.js';

/** Of a region that scores know and customers do not. */
const TODAY = `, case when value not in (select region from insight.region) then 'no customer is in it: renamed, or empty' end as "Today"`;
const RENAMED = ' A region that was renamed is two: answers stay with the name that they came under.';

const groups = (dimension: string, title: string, width: number) =>
  tableOf({
    title,
    about: `In the time shown, all journey areas together. Groups with too few answers have no score.${dimension === 'region' ? RENAMED : ''}`,
    empty: NO_ANSWERS,
    width,
    height: 9,
    sql: `select value as "Group", ${GROUP_SCORES}${dimension === 'region' ? TODAY : ''} from insight.nps_group_daily
      where dimension = '${dimension}' and kind in (\${kind:sqlstring}) and area = 'overall' and ${DAYS_SHOWN} group by value order by sum(n) desc limit 200`,
    looks: { Group: NOT_KNOWN, ...GROUP_LOOKS, ...(dimension === 'region' ? { Today: { whenNull: '–' } } : {}) },
  });

const NOT_ON_MAP = 'Nothing to show. The words above say why.';
const PLACED = (kind: string, id: string): string =>
  `exists (select from insight.place where place_kind = '${kind}' and place_id = ${id})`;

/** Up to five names of those for which `which` holds, in SQL. */
const some = (
  which: string,
): string => `array_to_string((array_agg(value order by value) filter (where ${which}))[:5], ', ')
          || case when count(*) filter (where ${which}) > 5 then ' and ' || count(*) filter (where ${which}) - 5 || ' more' else '' end`;

/** A map alone does not say why it is empty, or what is not on it. */
const wordsOfMaps = [
  inWords({
    title: 'What the left map shows',
    about: 'Resources of the last driver run whose place is known.',
    width: 12,
    sql: `select case when not exists (select from insight.driver_run where ${WHOLE}) then ${literal(NO_RUN)}
        when exists (select from insight.driver_run where ${WHOLE} and verdict = 'no usable signal') then 'The last driver run has no usable signal, so no resource is shown.'
        when count(*) = 0 then 'The last driver run names no resource: what it flags came through none, or hit fewer customers than may be shown.'
        when not bool_or(placed) then 'Nobody told yet where the resources of the table below are: PUT /v1/places takes GeoJSON, by their ids.'
        when bool_and(placed) then 'Every resource of the table below.'
        else count(*) filter (where placed) || ' of the ' || count(*) || ' resources of the table below. PUT /v1/places tells where the others are.' end as "${IN_WORDS}"
      from (select ${PLACED('resource', 'resource_id')} as placed from insight.resource_impact where ${WHOLE}) as seen`,
  }),
  inWords({
    title: 'What the right map shows',
    about:
      'Regions with answers enough whose place is known. A region has no id but its name: one that was renamed is another from then on, and what was told of the old name stays with it.',
    width: 12,
    sql: `with answered as (select value, sum(n) as n from insight.nps_group_daily where dimension = 'region' and ${OF_KIND} and area = 'overall' and ${DAYS_SHOWN} group by value),
        seen as (select value, n, insight.nps_status(n) = 'ok' as scored, ${PLACED('region', 'value')} as placed, value in (select region from insight.region) as today
          from answered where value is not null)
      select case when not exists (select from answered) then ${literal(NO_ANSWERS)}
        when count(*) = 0 then 'Of no answer of this time is the region known: master.customer.v1 tells it.'
        else case when not bool_or(scored) then 'Too few answers for a score of any region: at most ' || max(n) || ' of at least ' || insight.nps_minimum() || '.'
            when bool_and(scored and placed) then 'Every region with answers.'
            else count(*) filter (where scored and placed) || ' of the ' || count(*) || ' regions with answers.'
              || coalesce(' Too few answers for a score: ' || ${some('not scored')} || '.', '') end
          || coalesce(' Nobody told yet where these are: ' || ${some('not placed')} || '. PUT /v1/places takes it, with kind region.', '')
          || coalesce(' No customer is there today, because it was renamed or is empty: ' || ${some('not today')} || '.', '') end as "${IN_WORDS}"
      from seen`,
  }),
];

const maps = [
  onMap(
    {
      title: 'Resources that cost most',
      about:
        'Each cell or other resource of the table below whose place is known: the larger and the redder, the more points of the whole base go with what came through it.',
      empty: NOT_ON_MAP,
      width: 12,
      height: 14,
      sql: `select resource_id as "Resource", name as "Name", latitude, longitude, points as "Points", low as "from", high as "to", people as "Customers hit", kpis as "By"
        from insight.resource_impact join insight.place on place_id = resource_id and place_kind = 'resource' where ${WHOLE} order by points`,
      looks: { Points: { ...LOST, ...colours('continuous-YlRd') }, from: LOST, to: LOST, 'Customers hit': COUNT },
    },
    { colour: 'Points', size: 'Points' },
  ),
  onMap(
    {
      title: 'The score by region',
      about:
        'Each region of the table below whose place is known: the larger, the more of its answers are detractors; red below 0, green above. Regions with too few answers are left out.',
      empty: NOT_ON_MAP,
      width: 12,
      height: 14,
      sql: `select value as "Region", latitude, longitude, ${GROUP_SCORES}, insight.share(sum(detractors), sum(n)) as "Detractors"
        from insight.nps_group_daily join insight.place on place_id = value and place_kind = 'region'
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
    { title: 'The map', panels: [...wordsOfMaps, ...maps] },
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
