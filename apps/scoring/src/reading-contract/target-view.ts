import type { ReadingView } from '@sidetone/platform/database';
import { AREA, KIND_MEANING } from './score-columns.js';

export const targetView: ReadingView = {
  name: 'target',
  about: 'What is aimed at: the targets in force.',
  columns: {
    kind: KIND_MEANING,
    area: 'Journey area, or overall. Never null.',
    metric: 'nps (points of the score) or satisfactionIndex (percent of the index). Never null.',
    target: 'What is aimed at, in the unit of the metric. Never null.',
    version: 'How often it was set. Never null.',
    set_at: 'When it was set. Never null.',
  },
  query: `select kind, ${AREA}, metric, target, version, set_at from (
    select distinct on (kind, journey_area, metric) * from score_target order by kind, journey_area, metric, version desc) as in_force`,
};
