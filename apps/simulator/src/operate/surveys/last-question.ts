import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { SurveyProgramme, Surveys } from '../../world/index.js';

const DEFAULT_EXPIRES_DAYS = 14;
/** The longest that a question waits for its batch. */
const WEEK_DAYS = 7;
/** Questions are looked at from tick to tick. */
const ROOM_DAYS = 2;

/**
 * By when the last question is over, where nothing more is asked about from `silentFrom` on: asked as late as it may be, and expired. Who is
 * not asked after a talk was asked by then.
 */
export function lastQuestionOver({ programmes }: Pick<Surveys, 'programmes'>, silentFrom: Instant): Instant {
  return Math.max(silentFrom, ...programmes.map((programme) => overBy(programme, silentFrom)));
}

/** Whether a programme must be ended for its asking to end: the calendar makes it ask, or cases, which go on for a while. */
export function endsWithTheYear({ body: { occasion } }: SurveyProgramme): boolean {
  return occasion.kind !== 'transactional';
}

function overBy(programme: SurveyProgramme, silentFrom: Instant): Instant {
  const { occasion, expiresDays = DEFAULT_EXPIRES_DAYS } = programme.body;
  if (endsWithTheYear(programme)) {
    const expired = silentFrom + (expiresDays + ROOM_DAYS) * DAY_MS;
    return occasion.closesAt === undefined ? expired : Math.min(expired, Date.parse(occasion.closesAt) + DAY_MS);
  }
  // As long as it is of use to ask, and as long again until the link expires.
  return silentFrom + (occasion.delayHours ?? 0) * HOUR_MS + (WEEK_DAYS + 2 * expiresDays + ROOM_DAYS) * DAY_MS;
}
