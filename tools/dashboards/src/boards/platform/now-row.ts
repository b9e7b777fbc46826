import type { Board } from '../../board/board.js';
import { named, working } from '../../board/measured-panels.js';
import { AWAY } from './look.js';

/** Is anything wrong at this moment? */
export const nowRow = (): Board['rows'][number] => ({
  title: 'Now',
  panels: [
    named({
      title: 'Alerts that fire',
      about:
        'By service where it is of one. Each has its entry in the runbook: what it means, how to look, how to mend.',
      empty: 'No alert fires.',
      width: 24,
      height: 4,
      lines: [
        [
          'max by (alertname, service) (ALERTS{alertname=~"Sidetone.*",alertstate="firing"})',
          '{{alertname}} {{service}}',
        ],
      ],
    }),
    working({
      title: 'Services',
      about: 'Whether each answers Prometheus; of several replicas, whether all do.',
      empty: AWAY,
      width: 24,
      height: 4,
      words: ['answers', 'down'],
      lines: [['min by (service) (up{job="sidetone"})', '{{service}}']],
    }),
    working({
      title: 'What they need',
      about:
        'Whether each service reaches PostgreSQL (database) and Kafka, is in its consumer group, and has its tables (migrations).',
      empty: AWAY,
      width: 24,
      height: 7,
      words: ['works', 'away'],
      lines: [['min by (service, part) (sidetone_part_up)', '{{service}}: {{part}}']],
    }),
  ],
});
