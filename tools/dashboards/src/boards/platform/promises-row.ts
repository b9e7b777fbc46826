import type { Board } from '../../board/board.js';
import { measured, measuredNow } from '../../board/measured-panels.js';
import { ASKED, AWAY } from './look.js';

/** As the alerts: at 14.4 a budget of 30 days is gone in two days, at 6 in five, at 1 exactly in time. */
const LIMITS = [1, 6, 14.4];
const BURN =
  'How many times faster than allowed the budget of 30 days is spent, over the last hour and the last 6 hours. Above the dashed lines (14.4 and 6 wake whoever is on call, 1 for days tells the team) it will not last. A gap: nothing came.';

const increase = (metric: string): string => `sum by (service) (increase(${metric}[$__range]))`;

/** What was promised, how it was kept, and how fast the budgets of errors are spent. */
export const promisesRow = (): Board['rows'][number] => ({
  title: 'Promises',
  panels: [
    measuredNow({
      title: 'Requests answered, in the time shown',
      about:
        'Of the requests to the API, those that did not fail (5xx), in the answers of the service or of the proxy while it was down. Promised: 99.9 %. Health checks do not count.',
      empty: 'No request came in this time.',
      width: 12,
      height: 5,
      unit: 'percentunit',
      decimals: 2,
      least: 0.999,
      lines: [
        [
          `1 - ${increase(`sidetone_http_requests_total{${ASKED},status="5xx"}`)} / ${increase(`sidetone_http_requests_total{${ASKED}}`)}`,
          '{{service}}',
        ],
      ],
    }),
    measuredNow({
      title: 'Records in time, in the time shown',
      about:
        'Of the records from Kafka, those that had their effect within 10 s. Promised: 99 %. History that is taken in does not count.',
      empty: 'No record came in this time.',
      width: 12,
      height: 5,
      unit: 'percentunit',
      decimals: 2,
      least: 0.99,
      lines: [
        [
          `1 - ${increase('sidetone_late_records_total')} / ${increase('sidetone_consumed_records_total{topic!="backfill.v1"}')}`,
          '{{service}}',
        ],
      ],
    }),
    burn('Budget for failed requests', 'sidetone:api_failures', 0.001),
    burn('Budget for late records', 'sidetone:late_records', 0.01),
  ],
});

function burn(title: string, ratio: string, budget: number) {
  return measured({
    title,
    about: BURN,
    empty: AWAY,
    width: 12,
    height: 8,
    unit: 'suffix: ×',
    limits: LIMITS,
    lines: [
      [`${ratio}:ratio_rate1h / ${budget}`, '{{service}} 1 h'],
      [`${ratio}:ratio_rate6h / ${budget}`, '{{service}} 6 h'],
    ],
  });
}
