import type { Board } from '../../board/board.js';
import { measured } from '../../board/measured-panels.js';
import { AWAY, HALF } from './look.js';

/** What became of records, and what holds batches up. */
export const fatesRow = (): Board['rows'][number] => ({
  title: 'What became of records',
  panels: [
    measured({
      ...HALF,
      title: 'Records a second, by fate',
      about:
        'stored: it took effect; dropped: understood, without effect; deadLettered: cannot be used, `sidetone dlq list` shows it.',
      empty: AWAY,
      unit: 'ops',
      lines: [['sum by (fate) (rate(sidetone_consumed_records_total[$__rate_interval]))', '{{fate}}']],
    }),
    measured({
      ...HALF,
      title: 'Dead letters of the last hour, by topic',
      about: 'Each is a record that a service could not use; one topic may have several readers.',
      empty: AWAY,
      unit: 'short',
      lines: [
        [
          'sum by (service, topic) (increase(sidetone_consumed_records_total{fate="deadLettered"}[1h]))',
          '{{topic}} for {{service}}',
        ],
      ],
    }),
    measured({
      ...HALF,
      title: 'Where the time of batches goes',
      about: 'Seconds of work a second, by step.',
      empty: AWAY,
      unit: 'percentunit',
      lines: [
        ['sum by (service, step) (rate(sidetone_batch_step_seconds_total[$__rate_interval]))', '{{service}} {{step}}'],
      ],
    }),
    measured({
      ...HALF,
      title: 'Waits for a database or broker',
      about: 'Times in the last 5 minutes that a batch had to wait because one was away.',
      empty: AWAY,
      unit: 'short',
      lines: [['sum by (service) (increase(sidetone_batch_retries_total[5m]))', '{{service}}']],
    }),
  ],
});
