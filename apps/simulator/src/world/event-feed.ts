import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { coverageEvents } from './coverage-events.js';
import { disordered } from './disorder.js';
import { emission, type Emission } from './emission.js';
import type { Incident } from './incident.js';
import { eventsOf } from './incident-events.js';
import { changesAfter, type LifeEvent } from './life-events.js';
import type { LineCourse } from './line-course.js';
import { moneyEvents } from './money-events.js';
import type { MoneyTrouble } from './money-trouble.js';
import { coverageStarts } from './operator-sources.js';
import { alarmEvents, problemEvents } from './outage-events.js';
import type { CellWeek } from './outages-of-week.js';
import type { Population } from './population.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import { Stragglers } from './stragglers.js';

export interface EventFeedSetting {
  readonly seed: number;
  readonly profile: Profile;
  readonly historyFrom: Instant;
  readonly surveysFrom: Instant;
  readonly population: Population;
}

/** What the operator's systems write, each record when it is written. */
export class EventFeed {
  readonly stragglers = new Stragglers();
  private readonly changes: readonly LifeEvent[];
  private changesTold = 0;
  private pending: Emission[] = [];
  private toldTo: Instant;

  constructor(private readonly setting: EventFeedSetting) {
    this.toldTo = setting.historyFrom;
    this.changes = changesAfter(setting.population, setting.historyFrom);
  }

  /** Has what happened to a line told. */
  addIncident(incident: Incident, line: LineCourse): void {
    this.add(incident.id, eventsOf(incident, line), [line.subscription.subscriptionId]);
  }

  /** Has what went wrong with cells told. */
  addOutages({ alarms, problems }: CellWeek): void {
    for (const alarm of alarms) this.add(alarm.id, alarmEvents(alarm), [alarm.cell.cellId]);
    for (const problem of problems) this.add(problem.id, problemEvents(problem), problem.serviceIds);
  }

  /** Has what came up about money told. */
  addMoney(trouble: MoneyTrouble): void {
    this.add(trouble.id, moneyEvents(trouble), []);
  }

  /** What is written from the last call up to and including `tick`, in the order of writing. All that happens until then must have been added. */
  until(tick: Instant): readonly Emission[] {
    this.tellChanges(tick);
    this.tellCoverage(tick);
    this.toldTo = Math.max(this.toldTo, tick);
    this.stragglers.forgetBefore(this.toldTo);
    const due = this.pending.filter(({ emittedAt }) => emittedAt <= tick);
    this.pending = this.pending.filter(({ emittedAt }) => emittedAt > tick);
    return due.sort(
      (one, other) => one.emittedAt - other.emittedAt || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
    );
  }

  private add(id: string, events: readonly OutgoingEvent[], about: readonly string[]): void {
    const { seed, profile } = this.setting;
    // Disorder has its own numbers, so that another rate of it leaves the world's faults as they are.
    const stream = new RandomStream(seed, 'disorder', id);
    for (const written of events.flatMap((event) => disordered(event, profile, stream))) {
      this.pending.push(written);
      this.stragglers.note(written, about);
    }
  }

  /** Masters tell at once what has changed, and in order. */
  private tellChanges(tick: Instant): void {
    for (;;) {
      const change = this.changes[this.changesTold];
      if (!change || change.at > tick) return;
      this.pending.push(...change.events().map((event) => emission(event)));
      this.changesTold += 1;
    }
  }

  private tellCoverage(tick: Instant): void {
    const { historyFrom, surveysFrom } = this.setting;
    for (const { source, from } of coverageStarts(historyFrom, surveysFrom)) {
      const words = coverageEvents(source, Math.max(from, this.toldTo), tick);
      this.pending.push(...words.map((event) => emission(event)));
    }
  }
}
