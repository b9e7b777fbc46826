import type { Board } from '../board/board.js';
import type { FieldLook } from '../board/field-looks.js';
import { named, type Line } from '../board/measured-panels.js';
import { numbers } from '../board/panels.js';

const away = (part: string): string => `sidetone_part_up{part="${part}"} == 0`;

/** Why figures may be old, each at least 1 where it is so, by the limits of the alerts in deploy/prometheus/rules; they wait for it to last, a reader should not. */
const TROUBLES: readonly Line[] = [
  ['count by (service) (up{job="sidetone"} == 0)', '{{service}} does not answer: what it tells may be old'],
  [`count(${away('database')})`, 'PostgreSQL is away: nothing new is counted'],
  [`count(${away('kafka')})`, 'Kafka is away: nothing new comes in'],
  [
    `count by (service) (${away('consumer')} unless on (service) ${away('kafka')})`,
    '{{service}} takes no records: what it tells may be old',
  ],
  [
    'max by (service) (sidetone_consumer_lag_records) > 0 and on (service) sidetone:consumed_records:rate5m == 0',
    '{{service}} takes none of the records that wait for it',
  ],
  [
    'max by (service) (sidetone_partition_standing_seconds) > 300',
    '{{service}} stands before a record for more than 5 minutes: what comes after it waits',
  ],
  [
    'max by (service) (sidetone_consumer_lag_records) / on (service) (sidetone:consumed_records:rate5m > 0) > 300',
    '{{service}} is more than 5 minutes behind',
  ],
  ['max by (service) (sidetone_outbox_oldest_seconds) > 120', 'what {{service}} found waits to be published'],
  [
    'max by (service) (time() - sidetone_reading_timestamp_seconds) > 600',
    '{{service}} could not count what waits for 10 minutes',
  ],
];

/** 0, where Prometheus knows of services at all and none of the above is so. */
const ALL_WELL: Line = [
  `0 * count(up{job="sidetone"}) unless on () (${TROUBLES.map(([expression]) => `(${expression})`).join(' or ')})`,
  'all services answer and keep up',
];

const AGO: FieldLook = { unit: 'dateTimeFromNow', whenNull: 'none yet' };
const milliseconds = (moment: string): string => `extract(epoch from (${moment})) * 1000`;

/** Whether what a board shows is up to date. The first row of each. */
export const freshRow = (): Board['rows'][number] => ({
  title: 'How fresh is this',
  panels: [
    named({
      title: 'Can the figures be relied on now?',
      about: 'Figures stay as they were while a service, Kafka or PostgreSQL is away. Platform health tells more.',
      empty: 'Not known: Prometheus tells nothing of the services. Is it up, and does it scrape their /metrics?',
      width: 12,
      height: 4,
      lines: [ALL_WELL, ...TROUBLES],
    }),
    numbers({
      title: 'The newest',
      about:
        'When the last operational event came (calls, alarms, tickets and so on), the last case was opened (each answer opens one), somebody was asked last, and what the last driver run knew.',
      empty: 'PostgreSQL has no answer.',
      width: 12,
      height: 4,
      sql: `select ${milliseconds('select max(told_at) from insight.event_newest')} as "Event",
        ${milliseconds('select max(opened_at) from insight.case_file')} as "Case", ${milliseconds('select issued_at from insight.invitation order by issued_at desc limit 1')} as "Invitation",
        ${milliseconds("select max(ranked_at) from insight.driver_run_state where state = 'done'")} as "Driver run"`,
      looks: { Event: AGO, Case: AGO, Invitation: AGO, 'Driver run': AGO },
    }),
  ],
});
