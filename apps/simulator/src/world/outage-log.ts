import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { SharedSpan } from './exposure.js';
import type { LineCourse } from './line-course.js';
import type { Cell, Network } from './network.js';
import { isOutage, type Alarm, type Problem } from './outage.js';
import { outagesOfWeek, type CellWeek } from './outages-of-week.js';
import type { Profile } from './profile.js';
import { holds, overlap, type Span } from './span.js';
import { KEPT_DAYS } from './timeline.js';
import { WEEK_MS } from './week-rhythm.js';

export interface OutageLogSetting {
  readonly seed: number;
  readonly profile: Profile;
  readonly historyFrom: Instant;
  readonly network: Network;
  readonly lines: readonly LineCourse[];
}

/** What goes wrong with all cells, made week by week as far as someone asks; a week is the same whenever it is made. */
export class OutageLog {
  private weeks = 0;
  private readonly outagesOfCell = new Map<Cell, readonly Alarm[]>();
  private readonly problemsOfService = new Map<string, readonly Problem[]>();
  private readonly linesOfCell = new Map<Cell, LineCourse[]>();
  private made: readonly Alarm[] = [];

  constructor(private readonly setting: OutageLogSetting) {
    for (const line of setting.lines) {
      for (const cell of new Set(line.usage.flatMap(({ cells }) => cells.map((one) => one.cell)))) {
        const known = this.linesOfCell.get(cell);
        if (known) known.push(line);
        else this.linesOfCell.set(cell, [line]);
      }
    }
  }

  /** The alarms that were made so far, as long as a world remembers. */
  get alarms(): readonly Alarm[] {
    return this.made;
  }

  /** Makes all weeks that begin before `until`; returns what was new. */
  extendTo(until: Instant): CellWeek {
    const fresh: CellWeek[] = [];
    while (this.setting.historyFrom + this.weeks * WEEK_MS < until) {
      fresh.push(...this.week(this.weeks));
      this.weeks += 1;
    }
    const alarms = fresh.flatMap((week) => week.alarms);
    const problems = fresh.flatMap((week) => week.problems);
    const oldest = this.setting.historyFrom + this.weeks * WEEK_MS - 2 * KEPT_DAYS * DAY_MS;
    if (alarms.length > 0) this.made = [...this.made.filter(({ to }) => to >= oldest), ...alarms];
    for (const alarm of alarms.filter(isOutage)) this.keep(this.outagesOfCell, alarm.cell, alarm);
    for (const problem of problems)
      for (const serviceId of problem.serviceIds) this.keep(this.problemsOfService, serviceId, problem);
    return { alarms, problems };
  }

  /** The outages that hit a line, each with the share of its use that was away: that of the cell, or all where a problem names its service. */
  of({ subscription, usage, lives }: LineCourse): readonly SharedSpan[] {
    const onCells = usage.flatMap(({ cells, ...spell }) =>
      cells.flatMap(({ cell, share }) => parts(this.outagesOfCell.get(cell), spell, share)),
    );
    return [...onCells, ...parts(this.problemsOfService.get(subscription.serviceId), lives, 1)];
  }

  private keep<K, S extends Span>(kept: Map<K, readonly S[]>, key: K, span: S): void {
    const oldest = this.setting.historyFrom + this.weeks * WEEK_MS - KEPT_DAYS * DAY_MS;
    kept.set(key, [...(kept.get(key) ?? []).filter(({ to }) => to >= oldest), span]);
  }

  private week(index: number): readonly CellWeek[] {
    const { seed, profile, historyFrom, network } = this.setting;
    const { outages } = profile;
    if (!outages) return [];
    const weekStart = historyFrom + index * WEEK_MS;
    return network.cells.map((cell) =>
      outagesOfWeek({ cell, index, weekStart, outages, seed, servicesIn: (span) => this.servicesOn(cell, span) }),
    );
  }

  /** The services of lines that the cell carries at the beginning of a span, and that live until its end. */
  private servicesOn(cell: Cell, { from, to }: Span): readonly string[] {
    const carried = (this.linesOfCell.get(cell) ?? []).filter(({ lives, usage }) => {
      if (!holds(lives, from) || !holds(lives, to)) return false;
      return usage.some((spell) => holds(spell, from) && spell.cells.some((one) => one.cell === cell));
    });
    return carried.map(({ subscription }) => subscription.serviceId);
  }
}

function parts(spans: readonly Span[] | undefined, within: Span, share: number): readonly SharedSpan[] {
  return (spans ?? []).flatMap((span) => {
    const part = overlap(span, within);
    return part ? [{ ...part, share }] : [];
  });
}
