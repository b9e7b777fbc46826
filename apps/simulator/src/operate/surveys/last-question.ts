import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { Surveys } from '../../world/index.js';

const DEFAULT_EXPIRES_DAYS = 14;
/** The longest that a question waits for its batch. */
const WEEK_DAYS = 7;
/** A case that asks whether its fix helped names a day after its closing; alarms and calls settle meanwhile. */
const ROOM_DAYS = 2;

/**
 * By when the last question of operators who fall silent at `silentFrom` is over: asked as late as it may be, and expired. Waves that open
 * meanwhile are waited for.
 */
export function lastQuestionOver({ programmes }: Pick<Surveys, 'programmes'>, silentFrom: Instant): Instant {
  const tails = programmes.map(({ body: { occasion, expiresDays = DEFAULT_EXPIRES_DAYS } }) =>
    occasion.kind === 'wave'
      ? 0
      : (occasion.delayHours ?? 0) * HOUR_MS + (WEEK_DAYS + 2 * expiresDays + ROOM_DAYS) * DAY_MS,
  );
  const end = silentFrom + Math.max(0, ...tails);
  const waves = programmes.flatMap(({ body: { occasion } }) =>
    occasion.kind === 'wave'
      ? [{ opensAt: Date.parse(occasion.opensAt ?? ''), closesAt: Date.parse(occasion.closesAt ?? '') }]
      : [],
  );
  return waves
    .sort((one, other) => one.opensAt - other.opensAt)
    .reduce((over, { opensAt, closesAt }) => (opensAt <= over ? Math.max(over, closesAt + DAY_MS) : over), end);
}
