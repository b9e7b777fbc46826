import type { ReadingView } from '@sidetone/platform/database';

/** How fresh is what is known of faults? */
export const eventNewestView: ReadingView = {
  name: 'event_newest',
  about: 'When the last operational event came. One row.',
  columns: {
    told_at:
      'When the last event came, or something was last told of a ticket, alarm, order and the like. Null: nothing came yet.',
  },
  query: `select greatest((select arrived_at from event order by seq desc limit 1), (select max(last_at) from entity))`,
};
