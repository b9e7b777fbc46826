import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { interactionsIn, ordersIn, ticketsIn } from './customer-care.js';
import type { Incident } from './incident.js';
import { homeAt, speakersAt, type LineCourse } from './line-course.js';
import { splitByRepair, type CellRepair } from './cell-repair.js';
import { networkFaultsIn } from './network-faults.js';
import type { Profile } from './profile.js';
import { startOf } from './start-of-incident.js';
import { RandomStream } from './random-stream.js';
import { holds } from './span.js';
import { WEEK_MS, type WeekRhythm } from './week-rhythm.js';

/** How far back a timeline remembers, so that a world living in real time does not fill the memory. */
export const KEPT_DAYS = 400;

export interface TimelineSetting {
  readonly seed: number;
  readonly profile: Profile;
  readonly rhythm: WeekRhythm;
  readonly historyFrom: Instant;
  readonly surveysFrom: Instant;
  readonly repair?: CellRepair | undefined;
  /** From when on tickets are resolved as soon as after their repair. */
  readonly ticketsMendedAt?: Instant;
}

/** What happens to one line while it lives, made week by week as far as someone asks; a week is the same whenever it is made. */
export class Timeline {
  private weeks = 0;
  private kept: Incident[] = [];
  private keptSpared: Incident[] = [];

  constructor(
    readonly line: LineCourse,
    private readonly setting: TimelineSetting,
  ) {}

  get incidents(): readonly Incident[] {
    return this.kept;
  }

  /** What would have happened too, had no cell been repaired. */
  get spared(): readonly Incident[] {
    return this.keptSpared;
  }

  /** Makes all weeks that begin before `until`; returns the incidents that were new. */
  extendTo(until: Instant): readonly Incident[] {
    const fresh: Incident[] = [];
    const spared: Incident[] = [];
    while (this.setting.historyFrom + this.weeks * WEEK_MS < until) {
      const week = this.week(this.weeks);
      fresh.push(...week.happened);
      spared.push(...week.spared);
      this.weeks += 1;
    }
    const oldest = this.setting.historyFrom + this.weeks * WEEK_MS - KEPT_DAYS * DAY_MS;
    const remembered = (incidents: readonly Incident[]) => incidents.filter((one) => startOf(one) >= oldest);
    if (fresh.length > 0) this.kept = [...remembered(this.kept), ...fresh];
    if (spared.length > 0) this.keptSpared = [...remembered(this.keptSpared), ...spared];
    return fresh;
  }

  private week(index: number): { readonly happened: readonly Incident[]; readonly spared: readonly Incident[] } {
    const { seed, profile, rhythm, historyFrom, surveysFrom, repair, ticketsMendedAt = Infinity } = this.setting;
    const { line } = this;
    const { subscription, lives } = line;
    const weekStart = historyFrom + index * WEEK_MS;
    const stream = new RandomStream(seed, 'week', subscription.subscriptionId, index);
    const week = {
      profile,
      subscription,
      home: homeAt(line, weekStart),
      prefix: `${subscription.subscriptionId.slice('SUB-'.length)}-${index}`,
      stream,
      moment: () => rhythm.momentIn(weekStart, stream),
    };
    const faults = networkFaultsIn(week);
    const tickets = ticketsIn(week, faults, ticketsMendedAt);
    const orders = ordersIn(week);
    const interactions = interactionsIn(week, tickets, orders, (at) => speakersAt(line, at));
    const happened = [
      ...faults,
      ...tickets,
      ...orders,
      ...interactions.filter(({ startedAt }) => startedAt >= surveysFrom),
    ];
    const lived = happened.filter((incident) => holds(lives, startOf(incident)));
    return repair ? splitByRepair(lived, line, repair, seed) : { happened: lived, spared: [] };
  }
}
