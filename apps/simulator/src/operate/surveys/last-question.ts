import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { SurveyProgramme, Surveys } from '../../world/index.js';

const DEFAULT_EXPIRES_DAYS = 14;
/** The longest that a question waits for its batch. */
const WEEK_DAYS = 7;
/** A case that asks whether its fix helped names a day after its closing; clocks differ by hours. */
const ROOM_DAYS = 2;

/**
 * By when the last question is over, where nothing more is asked about from `silentFrom` on: asked as late as it may be, and expired. Who is
 * asked by the calendar was asked by then.
 */
export function lastQuestionOver({ programmes }: Pick<Surveys, 'programmes'>, silentFrom: Instant): Instant {
  return Math.max(silentFrom, ...programmes.map((programme) => overBy(programme, silentFrom)));
}

/** Whether the calendar makes a programme ask, and not an event. */
export function asksByCalendar({ body: { occasion } }: SurveyProgramme): boolean {
  return occasion.kind === 'relationship' || occasion.kind === 'wave';
}

function overBy(programme: SurveyProgramme, silentFrom: Instant): Instant {
  const { occasion, expiresDays = DEFAULT_EXPIRES_DAYS } = programme.body;
  if (asksByCalendar(programme)) {
    const expired = silentFrom + (expiresDays + ROOM_DAYS) * DAY_MS;
    return occasion.closesAt === undefined ? expired : Math.min(expired, Date.parse(occasion.closesAt) + DAY_MS);
  }
  // As long as it is of use to ask, and as long again until the link expires.
  return silentFrom + (occasion.delayHours ?? 0) * HOUR_MS + (WEEK_DAYS + 2 * expiresDays + ROOM_DAYS) * DAY_MS;
}
