import type { Board } from '../board/board.js';
import { COUNT, POINTS, SHARE, TOO_FEW } from '../board/field-looks.js';
import { bars, overTime, tableOf } from '../board/panels.js';
import { api, kind } from '../board/variables.js';
import { responseRateOverTime } from './scores-shown.js';

const NO_WAVES = 'No wave yet. One appears when a programme that asks in waves has asked somebody.';

export const wavesBoard = (): Board => ({
  uid: 'sidetone-waves',
  title: 'Waves and invitations',
  about: 'Each wave against its target, who was asked, and who was left alone with the reason.',
  from: 'now-1y',
  variables: [kind(), api()],
  marks: [],
  rows: [
    {
      title: 'Waves',
      panels: [
        tableOf({
          title: 'Waves against their target',
          about: 'The verdict is by the whole 95 % interval. The satisfaction index of a wave stands in GET /v1/waves.',
          empty: NO_WAVES,
          width: 24,
          height: 9,
          sql: `select wave_id as "Wave", survey_id as "Programme", first_day as "Began", score as "Score", low as "from", high as "to", target as "Target", verdict as "Verdict",
            n as "Answers", insight.share(answered, invited) as "Response rate", status as "Status" from insight.wave order by first_day desc limit 100`,
          looks: {
            Score: POINTS,
            from: { ...POINTS, whenNull: TOO_FEW },
            to: { ...POINTS, whenNull: TOO_FEW },
            Target: { ...POINTS, whenNull: 'no target' },
            Verdict: { whenNull: 'no target' },
            Answers: COUNT,
            'Response rate': SHARE,
          },
        }),
      ],
    },
    {
      title: 'Invitations',
      panels: [
        responseRateOverTime("area = 'overall'"),
        overTime({
          title: 'Invitations a day',
          about: 'By when they were decided.',
          empty: 'Nobody was invited in this time.',
          width: 12,
          height: 9,
          sql: `select time, sum(invited) as "Invited", sum(answered) as "Answered", sum(failed) as "Failed"
            from insight.invitation_daily where day between $__timeFrom()::date and $__timeTo()::date group by 1 order by 1`,
          looks: { Invited: COUNT, Answered: COUNT, Failed: COUNT },
        }),
        bars({
          title: 'Left alone, by reason',
          about: 'Occasions on which the contact policy or a programme forbade to ask.',
          empty: 'Nobody was left alone in this time.',
          width: 12,
          height: 9,
          sql: `select reason as "Reason", sum(occasions) as "Occasions" from insight.suppression_daily
            where day between $__timeFrom()::date and $__timeTo()::date group by 1 order by 2 desc`,
          looks: { Occasions: COUNT },
        }),
        bars({
          title: 'Replies that do not count, by reason',
          about: 'They are kept, and a person may let one count: /v1/set-aside.',
          empty: 'Every reply of this time counts.',
          width: 12,
          height: 8,
          sql: `select reason as "Reason", count(*) as "Replies", count(taken_at) as "let count after all" from insight.set_aside where $__timeFilter(came_at) group by 1 order by 2 desc`,
          looks: { Replies: COUNT, 'let count after all': COUNT },
        }),
        tableOf({
          title: 'Programmes',
          about: 'Whom each invited in the time shown.',
          empty: 'Nobody was invited in this time.',
          width: 12,
          height: 8,
          sql: `select programme_id as "Programme", kind as "Survey", channel as "Channel", sum(invited) as "Invited", sum(failed) as "Failed"
            from insight.invitation_daily where day between $__timeFrom()::date and $__timeTo()::date group by 1, 2, 3 order by 4 desc limit 100`,
          looks: { Invited: COUNT, Failed: COUNT },
        }),
      ],
    },
  ],
});
