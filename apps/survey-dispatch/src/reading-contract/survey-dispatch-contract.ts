import { askedByDay, leftAloneByDay } from '../count-asked/by-day.js';
import { literal, type ReadingContract, type ReadingView } from '@sidetone/platform/database';

const invitationView: ReadingView = {
  name: 'invitation',
  about: 'Each invitation, without whom it asked.',
  columns: {
    issued_at: 'When it was decided. Never null.',
    programme_id: 'The programme that asks. Never null.',
    kind: 'Kind of survey. Never null.',
    area: 'Journey area that it asks about. Null where the programme has none.',
    channel: 'By which channel it was to go. Never null.',
    state: 'issued (not yet sent), dispatched, answered or failed. Never null.',
  },
  query: `select issued_at, survey_id, kind, journey_area, channel, coalesce(sending.state, 'issued')
    from invitation left join invitation_sending as sending using (invitation_id)`,
};

const suppressionView: ReadingView = {
  name: 'suppression',
  about: 'Each time that somebody was left alone for good on an occasion, with the reason.',
  columns: {
    decided_at: 'When it was decided. Never null.',
    programme_id: 'The programme that would have asked. Never null.',
    reason: 'Why not, such as noConsent, invitedRecently, quietHours. Never null.',
  },
  query: `select decided_at, programme_id, reason from candidate where state = 'suppressed'`,
};

const DAY = "The operator's calendar day. Never null.";
const TIME = "The moment at which that day began in the operator's time zone, for charts over time. Never null.";

/**
 * Counts by day, which long charts read. After an upgrade from a version that did not count, they are counted as they are asked for, until the
 * first count is done. @param timeZone the operator's, an IANA name */
function dailyViews(timeZone: string): readonly ReadingView[] {
  const isCounted = (what: string): string => `exists (select from counted_until where what = '${what}')`;
  const time = `day::timestamp at time zone ${literal(timeZone)}`;
  return [
    {
      name: 'invitation_daily',
      about:
        'Invitations by the day on which they were decided, and what came of them: as insight.invitation had it half a minute ago. For charts; days without any have no row.',
      columns: {
        day: DAY,
        time: TIME,
        programme_id: 'The programme that asks. Never null.',
        kind: 'Kind of survey. Never null.',
        area: 'Journey area that it asks about. Null where the programme has none.',
        channel: 'By which channel they were to go. Never null.',
        invited: 'Invitations decided. Never null, at least 1.',
        answered: 'How many of those were answered. Never null.',
        failed: 'How many of those could not be delivered. Never null.',
      },
      query: `select day, ${time}, programme_id, kind, journey_area, channel, invited, answered, failed from (
        select day, programme_id, kind, journey_area, channel, invited, answered, failed from asked_day where ${isCounted('asked')}
        union all ${askedByDay(timeZone, `not ${isCounted('asked')}`)}) as counted`,
    },
    {
      name: 'suppression_daily',
      about:
        'How often somebody was left alone for good, by day and reason: as insight.suppression had it half a minute ago. For charts; days without any have no row.',
      columns: {
        day: DAY,
        time: TIME,
        programme_id: 'The programme that would have asked. Never null.',
        reason: 'Why not, such as noConsent, invitedRecently, quietHours. Never null.',
        occasions: 'How often. Never null, at least 1.',
      },
      query: `select day, ${time}, programme_id, reason, occasions from (
        select day, programme_id, reason, occasions from left_alone_day where ${isCounted('leftAlone')}
        union all ${leftAloneByDay(timeZone, `not ${isCounted('leftAlone')}`)}) as counted`,
    },
  ];
}

/** What readers may rely on of who was asked and who was left alone. */
export function surveyDispatchContract({
  OPERATOR_TIME_ZONE,
}: {
  readonly OPERATOR_TIME_ZONE: string;
}): ReadingContract {
  return { version: 1, functions: [], views: [invitationView, suppressionView, ...dailyViews(OPERATOR_TIME_ZONE)] };
}
