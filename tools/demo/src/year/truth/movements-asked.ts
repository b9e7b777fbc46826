import type { SurveyReport } from '../read/survey-report.js';
import type { CountedAnswer } from './given-answers.js';

interface Days {
  /** Both included, of the operator's calendar. */
  readonly from: string;
  readonly to: string;
  readonly dayOf: (answer: CountedAnswer) => string;
}

/** A comparison of a score before and after a day, to be asked of the platform and to be made by hand. */
export interface MovementAsked {
  readonly name: string;
  /** The query that names the answers. */
  readonly query: string;
  readonly holds: (answer: CountedAnswer) => boolean;
  readonly before: Days;
  readonly after: Days;
}

/** The operator's own zone, in which the platform counts days. */
const ZONE = 'Europe/Helsinki';
const DAY_MS = 86_400_000;
/** For so long what went wrong before a repair is still remembered. */
const REMEMBERED_DAYS = 28;

type Told = Pick<SurveyReport, 'programmes' | 'ticks' | 'until' | 'movedAt' | 'repairedAt' | 'repairedCause'>;

/**
 * Of each programme that asks after talks: before and after everybody became happier; of the area whose fault was repaired: before the
 * repair, and once what was before it is forgotten. None where the year was over by then.
 */
export function movementsAsked(report: Told): readonly MovementAsked[] {
  const { programmes, ticks, until, movedAt, repairedAt, repairedCause } = report;
  const dayOf = dayIn(ZONE);
  const split = (splitAt: number, restFrom = splitAt): Pick<MovementAsked, 'before' | 'after'> => {
    const days = { dayOf: ({ answeredAt }: CountedAnswer) => dayOf(answeredAt) };
    const lastBefore = dayOf(Date.parse(`${dayOf(splitAt)}T12:00:00Z`) - DAY_MS);
    return {
      before: { from: dayOf(ticks[0] ?? 0), to: lastBefore, ...days },
      after: { from: dayOf(restFrom), to: dayOf(until), ...days },
    };
  };
  const transactional = programmes.filter(({ body }) => body.occasion.kind === 'transactional');
  const area = repairedCause?.split('.')[0];
  const forgottenAt = repairedAt === null ? Infinity : repairedAt + REMEMBERED_DAYS * DAY_MS;
  return [
    ...(movedAt === null || movedAt >= until ? [] : transactional).map(({ operator, programmeId }) => ({
      name: `${operator}: ${programmeId}`,
      query: `kind=transactional&surveyId=${encodeURIComponent(programmeId)}`,
      holds: ({ surveyId }: CountedAnswer) => surveyId === programmeId,
      ...split(movedAt ?? 0),
    })),
    ...(area === undefined || forgottenAt >= until
      ? []
      : [
          {
            name: `the repair: ${area}`,
            query: `kind=transactional&journeyArea=${area}`,
            holds: ({ kind, journeyArea }: CountedAnswer) => kind === 'transactional' && journeyArea === area,
            ...split(repairedAt ?? 0, forgottenAt),
          },
        ]),
  ];
}

/** The day of a zone as 2026-06-30. */
function dayIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => format.format(at);
}
