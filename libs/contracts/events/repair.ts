import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, count, id, list, num, object, optional, str, time, words } from '../fields/index.js';

export const repairJudged = defineEvent({
  type: 'kpi.repair.judged.v1',
  topic: 'kpi.repair.v1',
  key: keyField('repairId'),
  age: 'unlimited',
  description:
    'Whether customers whom a repair reached changed more than others alike whom it did not. Told when the verdict is known, and when it changes; the highest revision holds.',
  schema: object({
    repairId: id(),
    kpi: optional(str({ description: 'The KPI that was to be mended, where one was named' })),
    resourceIds: optional(list(id({ description: 'What was repaired, where that is resources' }))),
    kind: closed('resource', 'region', 'process'),
    targets: list(str({ description: 'Ids of resources, names of regions or journey areas' })),
    team: str({ description: 'Who made the repair' }),
    repairedAt: time(),
    verdict: closed('worked', 'noEvidence', 'harmed', 'tooFew'),
    verdictReason: words(),
    effect: optional(num({ description: 'NPS points; absent where nothing can be told' })),
    ciLow: optional(num()),
    ciHigh: optional(num()),
    /** What the interval allows for: that resources change of themselves, or, for regions and processes, chance among customers alone. */
    basis: optional(closed('units', 'customersAndUnits', 'customers')),
    treated: count({ description: 'Answers of customers whom it reached, before and after' }),
    untreated: count({ description: 'Answers of those whom it did not reach' }),
    revision: count(),
  }),
});
export type RepairJudged = DataOf<typeof repairJudged>;
