import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, count, id, num, object, optional, str, time } from '../fields/index.js';
import { journeyArea, surveyKind } from './common-fields.js';
import { endsAfterStart } from './time-order.js';

export const scoreComputed = defineEvent({
  type: 'nps.score.computed.v1',
  topic: 'nps.score.v1',
  key: keyField('scoreId'),
  age: 'unlimited',
  description:
    'A score of one series and period with its interval. Too few answers: status insufficient, and no value.',
  schema: object({
    scoreId: id(),
    metric: closed('nps', 'satisfactionIndex'),
    kind: optional(surveyKind()),
    surveyId: optional(id()),
    waveId: optional(id()),
    journeyArea: optional(journeyArea()),
    segment: optional(str()),
    periodStart: time(),
    periodEnd: time(),
    status: closed('ok', 'insufficient'),
    n: count(),
    promoters: optional(count()),
    passives: optional(count()),
    detractors: optional(count()),
    value: optional(num()),
    ciLow: optional(num()),
    ciHigh: optional(num()),
    confidence: optional(num({ minimum: 0, maximum: 1 })),
    method: optional(str()),
    invited: optional(count()),
    revision: count(),
  }),
  refinements: [
    endsAfterStart('periodStart', 'periodEnd'),
    {
      name: 'too-few-answers-have-no-value',
      contradiction: ({ status, value }) =>
        status === 'insufficient' && value !== undefined
          ? "Field 'value' is given though 'status' is insufficient; too few answers make no score."
          : undefined,
    },
  ],
});
export type ScoreComputed = DataOf<typeof scoreComputed>;
