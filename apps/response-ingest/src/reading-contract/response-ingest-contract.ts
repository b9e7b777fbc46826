import type { ReadingContract, ReadingView } from '@sidetone/platform/database';

const setAsideView: ReadingView = {
  name: 'set_aside',
  about: 'Each reply that came and does not count, without its content.',
  columns: {
    came_at: 'When it came. Never null.',
    reason: 'afterExpiry, bot, unreadable or severalScores. Never null.',
    channel: 'By which channel it came. Never null.',
    taken_at: 'When a person let it count after all. Null until then.',
  },
  query: 'select came_at, reason, channel, taken_at from set_aside',
};

/** What readers may rely on of replies that do not count; those that do stand in the scores. */
export function responseIngestContract(): ReadingContract {
  return { version: 1, functions: [], views: [setAsideView] };
}
