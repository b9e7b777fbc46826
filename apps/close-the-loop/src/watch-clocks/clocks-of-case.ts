import { dueOfClock, isLive, moveClock, startClocks, stopClock, type ClockKind } from '@sidetone/domain/cases';
import type { Calendar } from '@sidetone/domain/business-time';
import type { Instant } from '@sidetone/domain/time';
import { calendarOf, chainOf, classOf } from '../keep-rules/find-rules.js';
import type { LoopRules, NamedCalendar } from '../keep-rules/loop-rules.js';
import type { AnswerDetails, Case, Clocks } from '../persistence/case.js';
import { closesAt } from './closes-at.js';

const UNTOLD = { warned: false, breached: false } as const;
export const NOTHING_TOLD: Case['told'] = { firstContact: UNTOLD, resolve: UNTOLD };

export const dueOf = ({ firstContact, resolve }: Clocks) => ({
  firstContactDue: firstContact.dueAt,
  resolveDue: resolve.dueAt,
});

/** The case with both promises anew from `now`, by its band: those of its answers count no more. */
export function restartClocks(one: Case, now: Instant, rules: LoopRules, clockVersion: number): Case {
  const clocks = startClocks(classOf(rules, one.band, one.contractLevel), now, calendarOf(rules, one.assigned.team));
  return withEachAnswer({ ...one, clocks, ...dueOf(clocks), told: NOTHING_TOLD, clockVersion }, () => clocks);
}

/** The case with its clocks in the hours of another calendar; what is used up of them, and what was due, stays. */
export function moveClocks(one: Case, now: Instant, from: Calendar, to: Calendar): Case {
  const move = ({ firstContact, resolve }: Clocks): Clocks => ({
    firstContact: moveClock(firstContact, now, from, to),
    resolve: moveClock(resolve, now, from, to),
  });
  const clocks = move(one.clocks);
  return withEachAnswer({ ...one, clocks, ...dueOf(clocks) }, (details) => move(details.clocks));
}

export function stopClocks(one: Case, kinds: readonly ClockKind[], now: Instant): Case {
  const stopped = kinds.map((kind) => [kind, stopClock(one.clocks[kind], now)]);
  return { ...one, clocks: { ...one.clocks, ...Object.fromEntries(stopped) } };
}

/**
 * The case with the clocks of its soonest promises, after its answers changed what it promises. What was told of a clock is told
 * again of the one in its place.
 */
export function takeOverPromises(one: Case): Case {
  const take = (kind: ClockKind, dueAt: Instant): Clocks[ClockKind] => {
    const current = one.clocks[kind];
    if (current.stoppedAt !== undefined || current.dueAt === dueAt) return current;
    const all = one.answers.flatMap(({ responseId }) => one.details[responseId]?.clocks[kind] ?? []);
    return all.find((clock) => clock.dueAt === dueAt) ?? current;
  };
  const clocks = {
    firstContact: take('firstContact', one.firstContactDue),
    resolve: take('resolve', one.resolveDue),
  };
  const toldOf = (kind: ClockKind) => (clocks[kind].dueAt === one.clocks[kind].dueAt ? one.told[kind] : UNTOLD);
  const told = { firstContact: toldOf('firstContact'), resolve: toldOf('resolve') };
  return { ...one, clocks, ...dueOf(clocks), told };
}

/** Whether broken promises of the case alarm somebody. */
export function alarms(one: Case, rules: LoopRules): boolean {
  return one.alert && classOf(rules, one.band, one.contractLevel).escalates;
}

/** The case with the time at which the sweep is to look at it next. */
export function scheduled(one: Case, now: Instant, rules: LoopRules): Case {
  if (!isLive(one.state)) return { ...one, nextDueAt: undefined, clockTrouble: undefined };
  const { team } = one.assigned;
  const times = (['firstContact', 'resolve'] as const).flatMap((kind) => {
    const told = { ...one.told[kind], level: one.escalationLevel };
    const due = dueOfClock(
      one.clocks[kind],
      told,
      chainOf(rules, team),
      calendarOf(rules, team),
      now,
      alarms(one, rules),
    );
    // What is due already is looked at at once.
    return due.now.length > 0 ? [now] : (due.nextAt ?? []);
  });
  const closes = closesAt(one, rules);
  const next = closes === undefined ? times : [...times, closes];
  const nextDueAt = next.length === 0 ? undefined : Math.min(...next);
  return { ...one, nextDueAt, clockTrouble: troubleOf(one, calendarOf(rules, team)) };
}

/** A promise that its calendar does not hold; no such calendar is published, but one may be older than that rule, or live beside older promises. */
function troubleOf({ clocks }: Case, { calendarId }: NamedCalendar): string | undefined {
  const runs = Object.values(clocks).some(({ roundTheClock, stoppedAt }) => roundTheClock && stoppedAt === undefined);
  return runs
    ? `The calendar “${calendarId}” holds too little working time for its promises: they run round the clock. Give it more by PUT /v1/calendars.`
    : undefined;
}

function withEachAnswer(one: Case, clocksOf: (details: AnswerDetails) => Clocks): Case {
  const details = Object.fromEntries(
    Object.entries(one.details).map(([id, known]) => [id, { ...known, clocks: clocksOf(known) }]),
  );
  const answers = one.answers.map((answer) => {
    const clocks = details[answer.responseId]?.clocks;
    return clocks === undefined ? answer : { ...answer, promise: dueOf(clocks) };
  });
  return { ...one, details, answers };
}
