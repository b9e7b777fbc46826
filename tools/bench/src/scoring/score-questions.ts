import { dayAfter, localDay } from '@sidetone/domain/time';

export const GROUPINGS = ['segment', 'region', 'channel', 'account', 'journeyArea'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A question to `/v1/nps`; areas are told in every answer, so that they are no grouping of their own there. */
export interface ScoreQuestion {
  readonly grouping: Grouping;
  /** A word for the window in figures. */
  readonly window: string;
  readonly path: string;
}

const YEAR_DAYS = 365;

/** Each grouping over each window, at `now`. */
export function scoreQuestions(now: number): readonly ScoreQuestion[] {
  const today = localDay(now, 'UTC');
  const windows = {
    rolling30: 'rolling30',
    rolling90: 'rolling90',
    month: 'month',
    quarter: 'quarter',
    year: `${dayAfter(today, 1 - YEAR_DAYS)},${today}`,
    everything: undefined,
  };
  return Object.entries(windows).flatMap(([window, text]) =>
    GROUPINGS.map((grouping) => {
      const query = new URLSearchParams({
        ...(text !== undefined && { window: text }),
        ...(grouping !== 'journeyArea' && { groupBy: grouping }),
      });
      return { grouping, window, path: `/v1/nps?${query.toString()}` };
    }),
  );
}
