import type { Board } from '../../board/board.js';
import { measured } from '../../board/measured-panels.js';
import { tableOf } from '../../board/panels.js';
import { AWAY, HALF, THIRD } from './look.js';

/** What it takes of the machine and of PostgreSQL. */
export const machineRow = (): Board['rows'][number] => ({
  title: 'The machine',
  panels: [
    measured({
      ...THIRD,
      title: 'Processor',
      about: 'Cores in use, all replicas together.',
      empty: AWAY,
      unit: 'short',
      lines: [['sum by (service) (rate(process_cpu_seconds_total{job="sidetone"}[$__rate_interval]))', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'Memory',
      about: 'Resident, all replicas together.',
      empty: AWAY,
      unit: 'bytes',
      lines: [['sum by (service) (process_resident_memory_bytes{job="sidetone"})', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'Event loop',
      about: 'How late it is, 99 of 100 times at most. An alert fires after 5 minutes above half a second.',
      empty: AWAY,
      unit: 's',
      limits: [0.5],
      lines: [['max by (service) (nodejs_eventloop_lag_p99_seconds{job="sidetone"})', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'Connections to PostgreSQL in use',
      about: 'Of those that a process may open; at 1 the next caller waits. The fullest replica.',
      empty: AWAY,
      unit: 'percentunit',
      limits: [1],
      lines: [
        [
          'max by (service) (sidetone_database_connections{state="used"} / ignoring (state) sidetone_database_connections_most)',
          '{{service}}',
        ],
      ],
    }),
    measured({
      ...THIRD,
      title: 'Who waits for a connection',
      about: 'Requests and batches. An alert fires when somebody has waited all the time for 10 minutes.',
      empty: AWAY,
      unit: 'short',
      lines: [['max by (service) (sidetone_database_waiting_callers)', '{{service}}']],
    }),
    measured({
      ...THIRD,
      title: 'Age of the gauges that are read in the background',
      about: 'While PostgreSQL or Kafka is away they keep what was read last. An alert fires above 10 minutes.',
      empty: AWAY,
      unit: 's',
      limits: [600],
      lines: [['max by (service, reading) (time() - sidetone_reading_timestamp_seconds)', '{{service}} {{reading}}']],
    }),
    tableOf({
      ...HALF,
      width: 24,
      title: 'Driver runs',
      about: 'The latest, whatever came of them.',
      empty: 'No driver run was asked for yet.',
      sql: `select ranked_at as "As known at", kind as "Survey", state as "State", progress as "Done", step as "Step", failure as "Why not", run_id
            from insight.driver_run_state order by ranked_at desc limit 20`,
      looks: { Done: { unit: 'percentunit' }, Step: { whenNull: '–' }, 'Why not': { whenNull: '–' } },
    }),
  ],
});
