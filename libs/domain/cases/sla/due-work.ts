import { reachedAfter, type Calendar } from '../../business-time/index.js';
import { notWhole, problemIf } from '../../programmes/problems/problem.js';
import type { Problem } from '../../programmes/index.js';
import { MINUTE_MS, type Instant } from '../../time/index.js';
import { PROMISE_WITHIN_DAYS, type Clock } from './clock.js';

/** Who hears of a broken promise: level 1 first, each after so many business minutes from the time due. */
export interface EscalationLevel {
  readonly afterMinutes: number;
  readonly team: string;
}

/** What a clock has told already, each once. */
export interface ToldOfClock {
  readonly warned: boolean;
  readonly breached: boolean;
  /** The highest level that heard of it; 0 for none. */
  readonly level: number;
}

export type DueWork =
  | { readonly kind: 'warn' | 'breach'; readonly at: Instant }
  | { readonly kind: 'escalate'; readonly at: Instant; readonly level: number; readonly team: string };

export interface Due {
  /** What is to be told now, in the order in which it came due: all of it after a stop, however long. */
  readonly now: readonly DueWork[];
  /** When to look again; absent where nothing more will come. This is what an index over open clocks holds. */
  readonly nextAt?: Instant | undefined;
}

/**
 * What a clock has to tell at `now`. A promise already broken warns nobody any more. A stopped clock tells nothing, unless it was
 * stopped too late for a breach not yet told.
 * @param alarms false for a case that may be marked but alarms nobody, such as that of a late answer
 */
export function dueOfClock(
  clock: Clock,
  told: ToldOfClock,
  chain: readonly EscalationLevel[],
  calendar: Calendar,
  now: Instant,
  alarms = true,
): Due {
  const until = clock.stoppedAt ?? Number.POSITIVE_INFINITY;
  const brokenAt = brokenFrom(clock.dueAt);
  const coming = [
    ...(told.warned || told.breached || brokenAt <= now || !alarms
      ? []
      : [{ kind: 'warn', at: clock.warnAt } as const]),
    ...(told.breached ? [] : [{ kind: 'breach', at: brokenAt } as const]),
    ...(alarms ? levelsAfter(clock.dueAt, told.level, chain, calendar) : []),
  ].filter(({ at, kind }) => (kind === 'breach' ? at <= until : at < until && clock.stoppedAt === undefined));
  const nextAt = coming.map(({ at }) => at).find((at) => at > now);
  return { now: coming.filter(({ at }) => at <= now), ...(nextAt !== undefined && { nextAt }) };
}

/** A promise kept in the very instant in which it is due is kept: it is broken from the millisecond after. */
const brokenFrom = (dueAt: Instant): Instant => dueAt + 1;

function levelsAfter(
  dueAt: Instant,
  reached: number,
  chain: readonly EscalationLevel[],
  calendar: Calendar,
): readonly DueWork[] {
  return chain.slice(reached).map(({ afterMinutes, team }, place) => ({
    ...{ kind: 'escalate', level: reached + place + 1, team },
    // As a clock that its calendar does not hold, a level comes by plain minutes then.
    at: Math.max(
      brokenFrom(dueAt),
      reachedAfter(dueAt, afterMinutes, calendar, PROMISE_WITHIN_DAYS) ?? dueAt + afterMinutes * MINUTE_MS,
    ),
  }));
}

/** Everything wrong with a chain of escalation; nothing for one whose levels follow one another, or that has none. */
export function chainProblems(chain: readonly EscalationLevel[], teams: ReadonlySet<string>): readonly Problem[] {
  return chain.flatMap(({ afterMinutes, team }, place) => [
    ...problemIf(
      !teams.has(team),
      `/${place}/team`,
      `Nobody knows a team “${team.slice(0, 40)}”.`,
      `Name one of ${[...teams].join(', ')}, or add the team first.`,
    ),
    ...problemIf(
      notWhole(afterMinutes, 0, 1_051_200) || afterMinutes < (chain[place - 1]?.afterMinutes ?? 0),
      `/${place}/afterMinutes`,
      `Level ${place + 1} comes after ${afterMinutes} business minutes, which are no whole number or before the level below it.`,
      'Give whole minutes from the time due on that do not fall from level to level.',
    ),
  ]);
}
