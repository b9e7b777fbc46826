import type { ReadingView } from '@sidetone/platform/database';
import { bounds } from './run-scope-columns.js';

/** A repair of what moved already before it proves nothing, so its figures are not told: as in the API. */
const SCORE = `case when proof->>'verdict' <> 'trends differed before' then proof->'score' end`;

export const repairView: ReadingView = {
  name: 'repair',
  about:
    'Repairs that were registered, and what they did to the score of the customers they reached, against customers alike whom none reached.',
  columns: {
    repair_id: 'Id of the repair: GET /v1/repairs/{repair_id}. Never null.',
    name: 'What was done, as it was registered. Never null.',
    kind: 'resource, region or process. Never null.',
    targets: 'Ids of resources, regions or journey areas that were repaired, separated by commas. Never null.',
    repaired_at: 'When. Never null.',
    team: 'Who repaired. Never null.',
    kpi: 'What was to be mended. Null where nobody said.',
    verdict:
      'improved, worse, no evidence of change, too few, or trends differed before. Null until the time after the repair is over.',
    reason: 'Why, in words. Null with verdict.',
    proven_at: 'Which answers the proof could know. Null with verdict.',
    points:
      'How much more the score of the customers reached changed than that of the others, NPS points. Null with verdict, for too few answers, and where trends differed before.',
    low: 'Lower bound of its 95 % interval, points. Null with points.',
    high: 'Upper bound of the same interval, points. Null with points.',
    customers: 'Customers compared. Null with points.',
  },
  query: `select repair_id, name, kind, array_to_string(targets, ', '), repaired_at, team, kpi, proof->>'verdict', proof->>'reason', proven_at,
      (score->>'difference')::float8, ${bounds('score')}, (score->>'customers')::int
    from repair cross join lateral (select ${SCORE} as score) as shown`,
};
