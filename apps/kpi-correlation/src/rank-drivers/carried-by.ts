import { reachesOfLine, type SubscriptionVersion, type TopologyLink } from '@sidetone/domain/linkage';
import { dayAfter, dayStart, type Instant } from '@sidetone/domain/time';

/** How much of a day's total of a resource, or of the line itself, came to whoever has the line now: 0–1. */
export type PartOfDay = (day: string) => number;

/** Of a line: what part of its own totals is its customer's, and what part of each resource's came through it. */
export interface LineReaches {
  readonly own: PartOfDay;
  readonly resources: ReadonlyMap<string, PartOfDay>;
}

/**
 * By the same rule as exposures (rule R12): while the line was the customer's, through the resources that carried it, by its share of use.
 * A total is of a whole day, so a resource that carried the line for half of one brought half of it.
 * @param days the day's bounds in the operator's zone, today's up to the moment of the run
 */
export function carriedBy(
  line: { readonly subscription_id: string; readonly customer_id: string },
  versions: readonly SubscriptionVersion[],
  links: readonly TopologyLink[],
  days: DayBounds,
): LineReaches {
  const reaches = reachesOfLine(line.subscription_id, line.customer_id, versions, links);
  const partOf =
    (of: (typeof reaches)[number][]): PartOfDay =>
    (day) =>
      of.reduce((sum, { within, share }) => sum + share * overlap(days(day), within), 0);
  const ids = new Set(reaches.flatMap(({ kind, id }) => (kind === 'resource' ? [id] : [])));
  return {
    own: partOf(reaches.filter(({ kind }) => kind === 'subscription')),
    resources: new Map(
      [...ids].map((resource) => [
        resource,
        partOf(reaches.filter(({ kind, id }) => kind === 'resource' && id === resource)),
      ]),
    ),
  };
}

export type DayBounds = (day: string) => { readonly from: Instant; readonly to: Instant };

/** The bounds of days in a zone, remembered; the day of `asOf` ends with it. */
export function dayBounds(timeZone: string, asOf: Instant): DayBounds {
  const known = new Map<string, ReturnType<DayBounds>>();
  return (day) => {
    let bounds = known.get(day);
    if (!bounds) {
      bounds = { from: dayStart(day, timeZone), to: Math.min(asOf, dayStart(dayAfter(day), timeZone)) };
      known.set(day, bounds);
    }
    return bounds;
  };
}

/** Part of the one that lies within the other. */
function overlap(day: ReturnType<DayBounds>, within: ReturnType<DayBounds>): number {
  const length = day.to - day.from;
  if (length <= 0) return 0;
  return Math.max(0, Math.min(day.to, within.to) - Math.max(day.from, within.from)) / length;
}
