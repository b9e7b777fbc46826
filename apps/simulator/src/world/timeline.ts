import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { interactionsIn, ordersIn, ticketsIn } from './customer-care.js';
import type { Incident } from './incident.js';
import { homeAt, speakersAt, type LineCourse } from './line-course.js';
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
}

/** What happens to one line while it lives, made week by week as far as someone asks; a week is the same whenever it is made. */
export class Timeline {
  private weeks = 0;
  private kept: Incident[] = [];

  constructor(
    readonly line: LineCourse,
    private readonly setting: TimelineSetting,
  ) {}

  get incidents(): readonly Incident[] {
    return this.kept;
  }

  /** Makes all weeks that begin before `until`; returns the incidents that were new. */
  extendTo(until: Instant): readonly Incident[] {
    const fresh: Incident[] = [];
    while (this.setting.historyFrom + this.weeks * WEEK_MS < until) {
      fresh.push(...this.week(this.weeks));
      this.weeks += 1;
    }
    if (fresh.length > 0) {
      const oldest = this.setting.historyFrom + this.weeks * WEEK_MS - KEPT_DAYS * DAY_MS;
      this.kept = [...this.kept.filter((incident) => startOf(incident) >= oldest), ...fresh];
    }
    return fresh;
  }

  private week(index: number): readonly Incident[] {
    const { seed, profile, rhythm, historyFrom, surveysFrom } = this.setting;
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
    const tickets = ticketsIn(week, faults);
    const orders = ordersIn(week);
    const interactions = interactionsIn(week, tickets, orders, (at) => speakersAt(line, at));
    const happened = [
      ...faults,
      ...tickets,
      ...orders,
      ...interactions.filter(({ startedAt }) => startedAt >= surveysFrom),
    ];
    return happened.filter((incident) => holds(lives, startOf(incident)));
  }
}
