import type { Instant } from '@sidetone/domain/time';
import { exposuresBefore, type Exposures } from './exposure.js';
import type { Incident } from './incident.js';
import { homeAt, usageAt, type LineCourse } from './line-course.js';
import type { OutageLog } from './outage-log.js';
import { holds, type Span } from './span.js';
import type { Timeline } from './timeline.js';

interface TheirLine {
  readonly line: LineCourse;
  readonly theirs: Span;
}

/** Who felt what: the lines of which a person speaks, each while it was theirs. */
export class LivedLines {
  private readonly linesOf = new Map<string, TheirLine[]>();

  constructor(
    private readonly timelines: ReadonlyMap<string, Timeline>,
    private readonly outages: OutageLog,
  ) {
    for (const { line } of timelines.values()) {
      for (const { customer, contactId, from, to } of line.owners) {
        const speakers = contactId === undefined ? customer.contacts.map((one) => one.contactId) : [contactId];
        for (const speaker of speakers) this.add(speaker, { line, theirs: { from, to } });
      }
    }
  }

  /** What a contact went through in the 28 days before `at`. Timelines and outages must have been made so far. */
  exposuresOf(contactId: string, at: Instant): Exposures {
    return this.lived(contactId, at, (timeline) => timeline.incidents);
  }

  /** What a contact would have gone through, had no cell been repaired. */
  exposuresUnrepaired(contactId: string, at: Instant): Exposures {
    return this.lived(contactId, at, ({ incidents, spared }) => [...incidents, ...spared]);
  }

  /** The greatest share of the use of a line of the contact that these cells carried at a moment, 0–1. */
  carriedBy(contactId: string, cellIds: ReadonlySet<string>, at: Instant): number {
    const shares = this.of(contactId)
      .filter(({ line, theirs }) => holds(theirs, at) && holds(line.lives, at))
      .map(({ line }) =>
        usageAt(line, at)
          .cells.filter(({ cell }) => cellIds.has(cell.cellId))
          .reduce((sum, { share }) => sum + share, 0),
      );
    return Math.max(0, ...shares);
  }

  /** The cells that were home to the lines of a contact at a moment. */
  homesOf(contactId: string, at: Instant): readonly string[] {
    const lines = this.of(contactId).filter(({ line, theirs }) => holds(theirs, at) && holds(line.lives, at));
    return [...new Set(lines.map(({ line }) => homeAt(line, at).cellId))];
  }

  private lived(contactId: string, at: Instant, of: (timeline: Timeline) => readonly Incident[]): Exposures {
    return exposuresBefore(
      at,
      this.of(contactId).map(({ line, theirs }) => {
        const timeline = this.timelines.get(line.subscription.subscriptionId);
        return { incidents: timeline ? of(timeline) : [], outages: this.outages.of(line), theirs };
      }),
    );
  }

  /** The lines that a contact ever spoke of. */
  subscriptionIdsOf(contactId: string): readonly string[] {
    return this.of(contactId).map(({ line }) => line.subscription.subscriptionId);
  }

  /** Names of all that an event may tell of when it concerns a contact: lines, their services and their cells. */
  namesOf(contactId: string): ReadonlySet<string> {
    return new Set(
      this.of(contactId).flatMap(({ line: { subscription, usage } }) => [
        subscription.subscriptionId,
        subscription.serviceId,
        ...usage.flatMap(({ cells }) => cells.map(({ cell }) => cell.cellId)),
      ]),
    );
  }

  private of(contactId: string): readonly TheirLine[] {
    return this.linesOf.get(contactId) ?? [];
  }

  private add(contactId: string, line: TheirLine): void {
    const known = this.linesOf.get(contactId);
    if (known) known.push(line);
    else this.linesOf.set(contactId, [line]);
  }
}
