import type { ReadingView } from '@sidetone/platform/database';

/** How fresh is what is known of faults? The ledger knows it by a few rows; the events themselves lie in hundreds of partitions. */
export const eventNewestView: ReadingView = {
  name: 'event_newest',
  about:
    'When the last operational event of each topic came. Topics of which none came yet have no row; history that is taken in does not count.',
  columns: {
    topic: 'Topic of the events, such as oss.call.v1. Never null.',
    told_at: 'When the last of them took effect. Never null.',
  },
  query: `select topic, max(last_at) from record_fate
    where fate = 'stored' and (topic like 'oss.%' or topic like 'bss.%' or topic = 'kpi.measurement.v1') group by topic`,
};
