import type { Board } from '../../board/board.js';
import { measured } from '../../board/measured-panels.js';
import { AWAY, THIRD } from './look.js';

/** What each service has before it, and how long the oldest has waited. */
export const waitsRow = (): Board['rows'][number] => ({
  title: 'What waits',
  panels: [
    measured({
      ...THIRD,
      title: 'Records that are not yet done',
      about: 'Lag of each service over its topics. It should return to 0.',
      empty: AWAY,
      unit: 'short',
      lines: [['max by (service) (sidetone_consumer_lag_records)', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'Time to catch up',
      about:
        'At the pace of the last 5 minutes. A gap: nothing waits, or nothing is done. An alert fires after 10 minutes above 5 minutes.',
      empty: 'Nothing waits that is being done.',
      unit: 's',
      limits: [300],
      lines: [
        [
          '(max by (service) (sidetone_consumer_lag_records) > 0) / on (service) (sidetone:consumed_records:rate5m > 0)',
          '{{service}}',
        ],
      ],
    }),
    measured({
      ...THIRD,
      title: 'From the record to its effect',
      about: 'Half, and 95 of 100 batches, were in the database within this time.',
      empty: AWAY,
      unit: 's',
      lines: [
        [
          'histogram_quantile(0.5, sum by (le) (rate(sidetone_record_delay_seconds_bucket[$__rate_interval])))',
          'median',
        ],
        ['histogram_quantile(0.95, sum by (le) (rate(sidetone_record_delay_seconds_bucket[$__rate_interval])))', 'p95'],
      ],
    }),
    measured({
      ...THIRD,
      title: 'Events that Kafka has not acknowledged',
      about: 'Rows of the outbox.',
      empty: AWAY,
      unit: 'short',
      lines: [['max by (service) (sidetone_outbox_waiting_events)', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'Age of the oldest of them',
      about: 'An alert fires after 2 minutes above 2 minutes.',
      empty: AWAY,
      unit: 's',
      limits: [120],
      lines: [['max by (service) (sidetone_outbox_oldest_seconds)', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'Rows whose time has come',
      about: 'Due work: invitations, messages, publications, clocks of cases.',
      empty: AWAY,
      unit: 'short',
      lines: [['sum by (service) (max by (service, work) (sidetone_due_rows))', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'How long a partition has stood still',
      about:
        'The longest of each service, of those in which records wait. An alert fires after 2 minutes above 5 minutes.',
      empty: AWAY,
      unit: 's',
      limits: [300],
      lines: [['max by (service) (sidetone_partition_standing_seconds)', '{{service}}']],
    }),
  ],
});
