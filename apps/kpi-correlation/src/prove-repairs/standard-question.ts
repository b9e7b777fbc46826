/** How a repair is judged unless it is asked otherwise: chosen before anybody looks, so that the verdict that is kept and told is no pick of many. */
export const STANDARD = { days: 28, settleDays: 0, survey: 'transactional' } as const;

/** How long before and after is compared, and of whose answers. */
export interface HowJudged {
  readonly days: number;
  readonly settleDays: number;
  readonly survey: string;
}

export function isStandard({ days, settleDays, survey }: HowJudged): boolean {
  return days === STANDARD.days && settleDays === STANDARD.settleDays && survey === STANDARD.survey;
}
