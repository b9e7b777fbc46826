import { literal, type ReadingView } from '@sidetone/platform/database';
import { AREA, AREA_MEANING, KIND_MEANING } from './score-columns.js';

const SCORE = (
  counts: string,
): string => `100 * ((signal->'${counts}'->>'promoters')::float8 - (signal->'${counts}'->>'detractors')::float8)
  / nullif((signal->'${counts}'->>'promoters')::float8 + (signal->'${counts}'->>'passives')::float8 + (signal->'${counts}'->>'detractors')::float8, 0)`;

/** Detected shifts. @param timeZone the operator's */
export function shiftView(timeZone: string): ReadingView {
  const start = (day: string): string => `(${day})::timestamp at time zone ${literal(timeZone)}`;
  return {
    name: 'shift',
    about: 'Shifts of a score that were told, the withdrawn ones left out.',
    columns: {
      kind: KIND_MEANING,
      area: AREA_MEANING,
      detected_day: "The operator's day that showed it. Never null.",
      detected_at: 'When that day was over: from then on it could be told. Never null.',
      since: 'When the score most likely became another. Never null.',
      direction: 'up or down. Never null.',
      before: 'The score before, points. Never null.',
      after: 'The score since, points. Never null.',
      difference: 'after less before, points. Never null.',
      low: 'Lower bound of the 95 % interval of the difference, points. Never null.',
      high: 'Upper bound of the same interval, points. Never null.',
      n: 'Answers since. Never null.',
    },
    query: `select kind, ${AREA}, day, ${start('day + 1')}, ${start(`(signal->>'since')::date`)}, direction, ${SCORE('before')}, ${SCORE('after')},
        (signal->>'difference')::float8, (signal->>'low')::float8, (signal->>'high')::float8,
        (signal->'after'->>'promoters')::int + (signal->'after'->>'passives')::int + (signal->'after'->>'detractors')::int
      from score_shift where not withdrawn`,
  };
}
