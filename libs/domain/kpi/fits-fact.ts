import type { FactShape } from './fact-fields.js';
import type { Aggregation } from './kpi-definition.js';

/** The ways in which facts of each shape make one value. */
export const AGGREGATIONS_OF: Readonly<Record<FactShape, readonly Aggregation[]>> = {
  moment: ['count', 'sum', 'mean', 'max', 'ratio'],
  interval: ['count', 'unionHours', 'unionMinutes', 'unionCount', 'maxDays'],
  period: ['count', 'sum', 'mean', 'max', 'ratio', 'periodMean', 'timeOverThreshold'],
};

/** Those that look at an amount. What is measured has one, its value; of other facts it must be said which field it is. */
export const NEEDS_AMOUNT: ReadonlySet<Aggregation> = new Set<Aggregation>(['sum', 'mean', 'max']);
export const TAKES_AMOUNT: ReadonlySet<Aggregation> = new Set<Aggregation>([
  ...NEEDS_AMOUNT,
  'periodMean',
  'timeOverThreshold',
]);

/** The unit that an aggregation makes; those that are not here keep the unit of what they look at. */
export const UNIT_OF: Readonly<Partial<Record<Aggregation, string>>> = {
  count: 'count',
  unionCount: 'count',
  ratio: 'ratio',
  unionHours: 'h',
  unionMinutes: 'min',
  timeOverThreshold: 'min',
  maxDays: 'd',
};

/** Where the value of a KPI is of the same kind as what is measured under its name, so that the name may stand for both. */
export const MEASURED_AS_SUCH: ReadonlySet<Aggregation> = new Set<Aggregation>([
  'sum',
  'mean',
  'max',
  'ratio',
  'periodMean',
]);
