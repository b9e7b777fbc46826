import type { ReadingView } from '@sidetone/platform/database';
import { SCORE_COLUMNS, SCORE_SELECT, SUMS } from './score-columns.js';

/** Waves with their scores. The satisfaction index of a wave is computed from its answers when asked for: GET /v1/waves. */
export const waveView: ReadingView = {
  name: 'wave',
  about: 'Each wave of a programme that asks in waves, with its score against the target in force.',
  columns: {
    wave_id: 'Id of the wave. Never null.',
    survey_id: 'The programme it is of. Never null.',
    first_day: "The operator's day on which somebody of it was first asked or answered. Never null.",
    kind: 'Kind of survey. Null until somebody of it was asked or answered.',
    ...SCORE_COLUMNS,
    invited: 'Invitations that a channel took. Never null.',
    answered: 'How many of those were answered. Never null.',
    target: 'What is aimed at for its kind of survey, points. Null where nobody set a target.',
    verdict:
      'reached: the whole interval lies at or above the target; missed: below it; no evidence: it holds the target; too few answers. Null without a target.',
  },
  query: `select wave_id, survey_id, first_day, kind, n, promoters, passives, detractors, score, low, high, status, invited, answered, target,
      case when target is null then null when status <> 'ok' then 'too few answers' when low >= target then 'reached'
        when high < target then 'missed' else 'no evidence' end
    from (
      select wave_id, survey_id, first_day, kind, ${SCORE_SELECT}, invited, answered from (
        select wave.wave_id, wave.survey_id, wave.first_day, cell.kind, coalesce(promoters, 0) as promoters, coalesce(passives, 0) as passives,
          coalesce(detractors, 0) as detractors, coalesce(invited, 0) as invited, coalesce(answered, 0) as answered
        from wave left join (
          select value, kind, ${SUMS}, sum(invited)::int as invited, sum(answered)::int as answered from score_month
          where dimension = 'wave' and journey_area = '' group by value, kind) as cell on cell.value = wave.wave_id) as counted) as scored
    left join lateral (
      select target from score_target
      where score_target.kind = scored.kind and journey_area = '' and metric = 'nps' order by version desc limit 1) as aim on true`,
};
