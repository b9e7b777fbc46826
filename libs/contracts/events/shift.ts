import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, count, id, list, num, object, optional, str, time } from '../fields/index.js';
import { journeyArea, surveyKind } from './common-fields.js';

export const shiftDetected = defineEvent({
  type: 'nps.shift.detected.v1',
  topic: 'nps.shift.v1',
  key: keyField('seriesId'),
  age: 'unlimited',
  description:
    'A score left what is usual of it by more than chance. Told once; told again as withdrawn where late or corrected answers took it back.',
  schema: object({
    seriesId: id({ description: 'Such as transactional|support, or transactional|overall' }),
    kind: optional(surveyKind()),
    journeyArea: optional(journeyArea()),
    direction: closed('up', 'down'),
    detectedAt: time({ description: 'The end of the day by whose answers it shows' }),
    since: time({ description: 'The most likely start' }),
    before: num({ description: 'NPS points, usual' }),
    after: num({ description: 'NPS points since the start' }),
    n: optional(count({ description: 'Answers since the start' })),
    ciLow: optional(num({ description: 'Of the difference, 95 %; hopeful, as the start was chosen for the shift' })),
    ciHigh: optional(num()),
    method: str(),
    drivers: optional(
      list(
        object({
          kpi: str(),
          change: num({ description: 'NPS points lost to it, by the latest ranking less the one before' }),
        }),
      ),
    ),
    withdrawn: optional(bool()),
    revision: optional(count()),
  }),
});
export type ShiftDetected = DataOf<typeof shiftDetected>;
