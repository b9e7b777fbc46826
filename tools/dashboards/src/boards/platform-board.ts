import type { Board } from '../board/board.js';
import { tableOf, measured } from '../board/panels.js';

const HALF = { width: 12, height: 8 } as const;
const AWAY = 'Prometheus has nothing of it: is it up, and does it scrape /metrics of the services?';

export const platformBoard = (): Board => ({
  uid: 'sidetone-platform',
  title: 'Platform health',
  about:
    'Whether the services keep up: what waits, how fast it goes, what is given up, and what it takes of the machine.',
  from: 'now-6h',
  variables: [],
  marks: [],
  rows: [
    {
      title: 'What waits',
      panels: [
        measured({
          ...HALF,
          title: 'Records that are not yet done',
          about: 'Lag of each service over its topics. It should return to 0.',
          empty: AWAY,
          unit: 'short',
          lines: [['sum by (service) (sidetone_consumer_lag_records)', '{{service}}']],
        }),
        measured({
          ...HALF,
          title: 'Events that Kafka has not acknowledged',
          about: 'Rows of the outbox.',
          empty: AWAY,
          unit: 'short',
          lines: [['sum by (service) (sidetone_outbox_waiting_events)', '{{service}}']],
        }),
        measured({
          ...HALF,
          title: 'Rows whose time has come',
          about: 'Due work: invitations, messages, publications, clocks of cases.',
          empty: AWAY,
          unit: 'short',
          lines: [['sum by (service) (sidetone_due_rows)', '{{service}}']],
        }),
        measured({
          ...HALF,
          title: 'From the record to its effect',
          about: 'Half, and 95 of 100 batches, were in the database within this time.',
          empty: AWAY,
          unit: 's',
          lines: [
            [
              'histogram_quantile(0.5, sum by (le) (rate(sidetone_record_delay_seconds_bucket[$__rate_interval])))',
              'median',
            ],
            [
              'histogram_quantile(0.95, sum by (le) (rate(sidetone_record_delay_seconds_bucket[$__rate_interval])))',
              'p95',
            ],
          ],
        }),
      ],
    },
    {
      title: 'What is done',
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
          about: 'Each is a record that the platform could not use.',
          empty: AWAY,
          unit: 'short',
          lines: [['sum by (topic) (increase(sidetone_consumed_records_total{fate="deadLettered"}[1h]))', '{{topic}}']],
        }),
        measured({
          ...HALF,
          title: 'Where the time of batches goes',
          about: 'Seconds of work a second, by step.',
          empty: AWAY,
          unit: 'percentunit',
          lines: [
            [
              'sum by (service, step) (rate(sidetone_batch_step_seconds_total[$__rate_interval]))',
              '{{service}} {{step}}',
            ],
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
    },
    {
      title: 'The machine',
      panels: [
        measured({
          ...HALF,
          title: 'Processor',
          about: 'Cores in use.',
          empty: AWAY,
          unit: 'short',
          lines: [['sum by (service) (rate(process_cpu_seconds_total[$__rate_interval]))', '{{service}}']],
        }),
        measured({
          ...HALF,
          title: 'Memory',
          about: 'Resident.',
          empty: AWAY,
          unit: 'bytes',
          lines: [['sum by (service) (process_resident_memory_bytes)', '{{service}}']],
        }),
        measured({
          ...HALF,
          title: 'Event loop',
          about: 'How late it is, 99 of 100 times at most.',
          empty: AWAY,
          unit: 's',
          lines: [['max by (service) (nodejs_eventloop_lag_p99_seconds)', '{{service}}']],
        }),
        tableOf({
          ...HALF,
          title: 'Driver runs',
          about: 'The latest, whatever came of them.',
          empty: 'No driver run was asked for yet.',
          sql: `select ranked_at as "As known at", kind as "Survey", state as "State", progress as "Done", step as "Step", failure as "Why not", run_id
            from insight.driver_run_state order by ranked_at desc limit 20`,
          looks: { Done: { unit: 'percentunit' }, Step: { whenNull: '–' }, 'Why not': { whenNull: '–' } },
        }),
      ],
    },
  ],
});
