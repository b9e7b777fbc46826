import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, count, id, int, list, num, object, optional, str, text } from '../fields/index.js';

const driver = object({
  kpi: str(),
  team: str(),
  journeyArea: str(),
  rank: count(),
  importance: num({
    description:
      'As shareOfExplained, but 0 where that is not known: readers were promised a number. Read shareOfExplained instead',
  }),
  shareOfExplained: optional(
    num({
      minimum: 0,
      maximum: 1,
      description: 'Part of what the KPIs explain together; absent where it is not known',
    }),
  ),
  ciLow: optional(num()),
  ciHigh: optional(num()),
  direction: int({ description: '-1 when more of it goes with lower scores, 1 with higher' }),
  qValue: optional(num({ minimum: 0, maximum: 1 })),
  exposed: optional(count()),
  pointsLost: optional(num({ description: 'NPS points' })),
  pointsLow: optional(num()),
  pointsHigh: optional(num()),
});

export const driversRanked = defineEvent({
  type: 'kpi.driver.ranked.v1',
  topic: 'kpi.driver.v1',
  key: keyField('rankingId'),
  age: 'unlimited',
  description: 'Which KPIs go with lower scores, how strongly and how surely. Verdict none: no usable signal.',
  schema: object({
    rankingId: id(),
    surveyId: optional(id()),
    segment: optional(str()),
    windowDays: count({ unit: 'd' }),
    n: count(),
    method: str(),
    verdict: closed('usable', 'weak', 'none'),
    verdictReason: optional(text()),
    drivers: list(driver),
    holdout: optional(object({ metric: str(), value: num() })),
    revision: count(),
  }),
});
export type DriversRanked = DataOf<typeof driversRanked>;
