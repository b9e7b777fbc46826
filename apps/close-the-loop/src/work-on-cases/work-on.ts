import { stepCase, type CaseCommand, type ClockKind, type Step } from '@sidetone/domain/cases';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { calendarOf, contactRulesOf, teamOf } from '../keep-rules/find-rules.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import type { Case, HistoryRecord } from '../persistence/case.js';
import { closed, escalated, updated, type Occasion } from '../tell-cases/case-events.js';
import { moveClocks, restartClocks, scheduled, stopClocks } from '../watch-clocks/clocks-of-case.js';

/** What became of a case, with what is to be kept and told of it. */
export interface Changed {
  readonly case: Case;
  readonly entries: readonly HistoryRecord[];
  readonly news: readonly OutgoingEvent[];
}

export type Worked = ({ readonly kind: 'done' } & Changed) | Extract<Step<Case>, { kind: 'refused' }>;

/** The case after a command: its state, its clocks and when to look at it next; or why it is refused and what is possible instead. */
export function workOn(one: Case, command: CaseCommand, occasion: Occasion, { rules, clockVersion }: InForce): Worked {
  const stepped = stepCase(one, command, occasion, contactRulesOf(rules, one.assigned.team));
  if (stepped.kind === 'refused') return stepped;
  const { entry } = stepped;
  const { at } = occasion;
  const timed = withClocks(one, stepped.case, command, occasion, { rules, clockVersion });
  const after = scheduled({ ...timed, revision: one.revision + 1 }, at, rules);
  const { from, to, move } = entry;
  const record: HistoryRecord = {
    ...{ caseId: one.caseId, at, by: occasion.by, via: occasion.via, move, from, to, note: occasion.note },
    detail: command,
  };
  return { kind: 'done', case: after, entries: [record], news: newsOf(one, after, command, occasion, rules) };
}

function withClocks(one: Case, after: Case, command: CaseCommand, { at }: Occasion, { rules, clockVersion }: InForce) {
  if (after.round !== one.round) {
    return restartClocks(after, at, rules, clockVersion);
  }
  if (command.kind === 'assign') {
    const [from, to] = [one, after].map(({ assigned }) => assigned.team);
    const assigned = { ...after, assignedAt: at };
    if (from === undefined || to === undefined || teamOf(rules, from).calendarId === teamOf(rules, to).calendarId) {
      return assigned;
    }
    return moveClocks(assigned, at, calendarOf(rules, from), calendarOf(rules, to));
  }
  const stopped = stopClocks(after, STOPPED_IN[after.state] ?? [], at);
  return after.state === 'resolved' && one.state !== 'resolved' ? { ...stopped, resolvedAt: at } : stopped;
}

/** A customer who wants no contact was contacted all the same. */
const STOPPED_IN: Readonly<Partial<Record<Case['state'], readonly ClockKind[]>>> = {
  contacted: ['firstContact'],
  contactRefused: ['firstContact'],
  resolved: ['resolve'],
  closed: ['firstContact', 'resolve'],
  withdrawn: ['firstContact', 'resolve'],
};

function newsOf(
  one: Case,
  after: Case,
  command: CaseCommand,
  occasion: Occasion,
  { causes }: InForce['rules'],
): readonly OutgoingEvent[] {
  if (command.kind === 'escalate') return [escalated(after, command.toTeam, occasion)];
  if (after.state === 'closed') return [closed(one, after, occasion)];
  if (after.state === 'withdrawn') return forgottenNews(one, after, occasion);
  return [updated(after, occasion, causes.groups)];
}

/** Whoever keeps whose case it was is to forget it (rule R18), also after another end; who was told that it is not needed has. */
function forgottenNews(one: Case, after: Case, occasion: Occasion): readonly OutgoingEvent[] {
  if (one.state === 'closed' && one.outcome === 'notNeeded') return [];
  return [closed(one, { ...after, outcome: 'notNeeded' }, occasion)];
}
